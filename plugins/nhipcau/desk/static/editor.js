// The editor: both languages side by side, the facts between them, and nothing lost.

import { el, fresh, ready, say, soon, told } from "./dom.js";
import { ask, post, Refused } from "./net.js";
import { choose, dialog, signIn } from "./dialogs.js";
import { field } from "./fields.js";
import { Edition, loadSource } from "./edition.js";
import { askWords } from "./photos.js";
import { PICTURE } from "./rich.js";
import { toNode } from "./schema.js";
import { startBeside } from "./beside.js";
import { startPreview } from "./preview.js";
import { startSide } from "./side.js";
import { waysOf } from "./ways.js";

const $ = (query) => document.querySelector(query);
const id = $("#workspace").dataset.id;
const tab = crypto.randomUUID().replaceAll("-", "").slice(0, 20);
const kept = `desk:${id}`;
const MAIN = ["date", "start", "end", "section", "status", "release", "topics", "venue", "people", "authors", "founded", "cover"];

const piece = await ask(`${told.base}/api/open/${id}?tab=${tab}`, { signIn });
const editions = new Map();
const facts = {};
const factFields = new Map();
let version = 0;
let sentVersion = 0;
let busy = Promise.resolve();
let wrong = []; // what was told last of what is wrong
let elsewhere = false; // whether it was told that the files are others now
const preview = startPreview({ id, tab, languages: piece.languages });

// What things are called

const names = (kind, key, lang = told.lang) => {
  const known = piece.names[kind]?.[key] ?? {};
  return known[lang] ?? known[told.lang] ?? key;
};
names.learn = ({ kind, key, names: found }) => ((piece.names[kind] ??= {})[key] = found);
const photo = (name) => `${told.base}/photo/${encodeURIComponent(name)}?piece=${encodeURIComponent(id)}`;
const needs = {
  name: names,
  photo,
  photos: () => piece.photos.map((each) => each.name),
  upload,
  mend: (problem, how) => mend(problem, how),
  languages: piece.languages,
  dialog,
  day: () => {
    const day = { ...allFields(), ...facts };
    return String(day.date ?? day.start ?? "").slice(0, 10);
  },
};
const allFields = () => Object.assign({}, ...piece.languages.map((each) => piece.editions[each.code].fields));
const isThere = (code) => piece.editions[code].there || piece.editions[code].draft || editions.get(code)?.active;

/** The language whose file a fact stands in, or else that of the first text there is. */
function home(name) {
  const codes = piece.languages.map((each) => each.code);
  return codes.find((code) => name in (editions.get(code)?.edition.fields ?? {})) ?? codes.find(isThere) ?? codes[0];
}

const factsOf = (lang) => Object.fromEntries(Object.entries(facts).filter(([name]) => home(name) === lang));

// Saving

const status = (key, values) => {
  $("#status").textContent = say(key, values);
  $("#status").dataset.state = key;
};

function notice(...children) {
  $("#notice").replaceChildren(...children.flat().filter(Boolean));
  $("#notice").hidden = !children.length;
}

function changed() {
  version += 1;
  status("draft");
  keepHere();
  sendSoon();
}

const keepHere = soon(() => {
  if (version === sentVersion) return;
  try {
    localStorage.setItem(kept, JSON.stringify({ tab, editions: toldEditions().editions }));
  } catch {
    // no room in this browser: the server has the draft
  }
}, 400);

function toldEditions() {
  const given = {};
  const sent = new Map();
  for (const [lang, edition] of editions) {
    if (!edition.isTouched(factsOf(lang))) continue;
    given[lang] = edition.told(factsOf(lang));
    sent.set(lang, edition.rich?.sent);
  }
  return { tab, editions: given, sent };
}

/** One question at a time: a draft never races with a save. */
const queued = (work) => (busy = busy.then(work, work));

const sendDraft = () =>
  queued(async () => {
    const now = version;
    const { editions: given } = toldEditions();
    try {
      const answer = await post(`${told.base}/api/draft/${id}`, { tab, editions: given }, { signIn });
      sentVersion = now;
      if (version === now) localStorage.removeItem(kept);
      if ($("#status").dataset.state === "offline") status(Object.keys(given).length ? "draft" : "saved");
      tellProblems(answer.problems);
      side.ready(answer.ready);
      tellLunar(answer.lunar);
      tellOthers(answer.others);
      if (answer.elsewhere && !elsewhere) notice(el("p", {}, say("elsewhere")));
      elsewhere = answer.elsewhere;
      preview.refresh();
    } catch (bad) {
      if (bad instanceof Refused && bad.status !== 502 && bad.status !== 503) failed(bad);
      else {
        status("offline");
        retry();
      }
    }
  });
const sendSoon = soon(sendDraft, 1200);
const retry = soon(() => sendDraft(), 4000);

async function save(choices = {}) {
  await queued(() => saveNow(choices));
}

async function saveNow(choices) {
  const now = version;
  const { editions: given, sent } = toldEditions();
  if (!Object.keys(given).length) return status("saved");
  status("saving");
  let answer;
  try {
    answer = await post(`${told.base}/api/save/${id}`, { tab, editions: given, choices }, { signIn });
  } catch (bad) {
    if (bad.status === 409 && bad.told.conflicts) return resolve(bad.told.conflicts);
    if (!(bad instanceof Refused)) return status("offline");
    status("draft");
    return failed(bad);
  }
  const toldFacts = Object.keys(facts).filter((name) => given[home(name)]);
  for (const [lang, edition] of Object.entries(answer.editions)) {
    editions.get(lang).adopt({ ...edition, joined: answer.joined }, given[lang], sent.get(lang));
    Object.assign(piece.editions[lang], { there: true, fields: edition.fields });
  }
  if (version === now) {
    for (const name of toldFacts) delete facts[name];
    localStorage.removeItem(kept);
    sentVersion = now;
    status("saved");
  } else status("draft");
  notice(
    ...(answer.joined ? [el("p", {}, say("joined"))] : []),
    ...(answer.warning ? [el("p", { class: "warning" }, answer.warning)] : []),
  );
  preview.refresh();
}

async function resolve(conflicts) {
  status("draft");
  const choices = await choose(conflicts, (name) => piece.controls.find((each) => each.name === name)?.label ?? name);
  if (choices) await saveNow(choices);
}

// What the server tells

function tellProblems(problems) {
  wrong = problems;
  for (const [lang, edition] of editions) edition.problems(problems.filter((each) => each.lang === lang));
  for (const [name, made] of factFields) made.tell(problems.filter((each) => each.field === name));
  side.problems(problems, go, mend);
  beside.count(problems);
  beside.refresh();
}

/** Show a place: a field, or a block of a language. */
function go(place) {
  showLanguage(place.lang);
  const found = document.querySelector(`[data-field="${CSS.escape(place.field || "-")}"]`);
  if (found) {
    found.closest("details")?.setAttribute("open", "");
    found.querySelector("input, select, textarea")?.focus();
  } else editions.get(place.lang)?.rich?.go(place.block);
}

const failed = (bad) => notice(el("p", { class: "warning" }, bad.message));

/** Have a problem mended as its button says, its paragraph confirmed, or its sentence let pass for a reason. */
async function mend(problem, how) {
  if (how === "confirm") return confirmTold(problem.confirm);
  if (how === "mend") return draftBy("mend", problem.lang, problem.mend);
  const why = el("input", { id: fresh("why"), required: true, autocomplete: "off" });
  const said = await dialog(say("spare"), [el("p", {}, problem.text), el("label", { class: "label", for: why.id }, say("spare-why")), why], say("apply"), async () => why.value.trim());
  const reason = (said ?? "").replace(/--+|[<>]/g, "-");
  return reason && draftBy("mend", problem.lang, { ...problem.spare, fix: problem.spare.fix.replace("{reason}", () => reason) });
}

/** Have the server make another draft of a text. */
const draftBy = (what, lang, wanted) =>
  queued(async () => {
    const { editions: given } = toldEditions();
    try {
      const answer = await post(`${told.base}/api/${what}/${id}`, { tab, editions: given, lang, ...wanted }, { signIn });
      if (!answer.edition.readable) await loadSource();
      adopt(lang, answer.edition);
      status("draft");
      tellProblems(answer.problems);
      side.ready(answer.ready);
      preview.refresh();
    } catch (bad) {
      failed(bad);
    }
  });

function adopt(lang, edition) {
  Object.assign(piece.editions[lang], edition);
  editions.get(lang).take(edition);
  for (const name of Object.keys(facts)) if (home(name) === lang) delete facts[name];
  redrawFacts();
}

// Translations

/** Confirm the paragraph that a problem is about, with what was typed since it was told. */
async function confirmTold(meant) {
  await sendDraft();
  const now = wrong.find((each) => each.confirm?.lang === meant.lang && each.confirm.name === meant.name);
  await confirmRight(meant.lang, [now?.confirm ?? meant]);
}

/** Say that paragraphs of a translation are right, or all of it: what is confirmed is what is saved. */
async function confirmRight(lang, paragraphs) {
  await save();
  if ($("#status").dataset.state !== "saved") return;
  try {
    await post(`${told.base}/api/confirm/${id}`, { lang, paragraphs }, { signIn });
  } catch (bad) {
    failed(bad);
  }
  await sendDraft();
}

async function takeBack(file) {
  await save();
  try {
    const path = `${told.base}/api/exchange/${id}?name=${encodeURIComponent(file.name)}`;
    const answer = await ask(path, { method: "POST", body: file, signIn });
    adopt(answer.lang, answer.edition);
    notice(
      el("p", {}, say("taken-back", { n: answer.taken })),
      answer.left.length ? [el("p", {}, say("pasted-left")), el("ul", {}, answer.left.map((each) => el("li", {}, each)))] : "",
      answer.warning ? el("p", { class: "warning" }, answer.warning) : "",
    );
  } catch (bad) {
    failed(bad);
  }
  await sendDraft();
}

function tellLunar(days = {}) {
  for (const [name, made] of factFields) made.beside(days[name] ? say("lunar", { day: days[name] }) : "");
}

function tellOthers(others) {
  $("#others").hidden = !others.length;
  $("#others").textContent = others.length ? `${say("others")} ${others.join(", ")}` : "";
}

// Foreign texts, photos, links

async function upload(file) {
  status("upload");
  try {
    const answer = await ask(`${told.base}/api/upload/${id}?name=${encodeURIComponent(file.name || "photo.jpg")}`, { method: "POST", body: file, signIn });
    piece.photos = answer.photos;
    status("draft");
    return answer.name;
  } catch (bad) {
    notice(el("p", { class: "warning" }, say("upload-failed", { reason: bad.message })));
    status("draft");
    return "";
  }
}

async function files(rich, list) {
  const photos = [];
  for (const file of list) {
    if (/\.docx$/i.test(file.name)) await take(rich, ask(`${told.base}/api/word/${id}`, { method: "POST", body: file, signIn }));
    else {
      const name = await upload(file);
      if (PICTURE.test(name)) photos.push(name);
      else if (name) written().forEach((each) => each.rich.file(name, file.name));
    }
  }
  if (!photos.length) return;
  const number = rich.here; // the same place in each language
  for (const each of written()) each.rich.insertPhotos(photos, number);
  await words(photos);
}

/** The texts that are ours to write and are shown as rich text. */
const written = () => [...editions.values()].filter((each) => each.rich && each.edition.mine);

const words = (names) => askWords(names, written(), photo);

async function take(rich, asked) {
  try {
    const answer = await asked;
    piece.photos = answer.photos;
    rich.insert(answer.blocks.map(toNode));
    const left = answer.left.length ? [el("p", {}, say("pasted-left")), el("ul", {}, answer.left.map((each) => el("li", {}, each)))] : [];
    notice(...left, ...(answer.elsewhere ? [el("p", {}, say("pasted-elsewhere"))] : []));
  } catch (bad) {
    failed(bad);
  }
}

const hooks = {
  changed,
  photo,
  name: names,
  files,
  mend,
  words: (names) => words(names),
  paste: (rich, html) => take(rich, post(`${told.base}/api/paste/${id}`, { html }, { signIn })),
  find: async (kind, words) => (await ask(`${told.base}/api/find?kind=${kind}&q=${encodeURIComponent(words)}&day=${needs.day()}`, { signIn })).found,
  flush: () => (sendDraft(), busy),
  reopen: async (lang) => (await ask(`${told.base}/api/open/${id}?tab=${tab}`, { signIn })).editions[lang],
};

const ways = waysOf({ names, day: needs.day, files });

// The page

function showLanguage(code) {
  for (const each of $("#columns").children) each.toggleAttribute("data-current", each.dataset.lang === code);
  for (const button of $("#switch").children) button.setAttribute("aria-selected", String(button.dataset.code === code));
}

function drawFacts() {
  const controls = piece.controls.filter((each) => each.fact);
  const make = (control) => {
    const value = editions.get(home(control.name))?.edition.fields[control.name] ?? "";
    const made = field(control, value, (words) => {
      facts[control.name] = words;
      changed();
    }, needs);
    factFields.set(control.name, made);
    return made.box;
  };
  const main = controls.filter((each) => MAIN.includes(each.name));
  const more = controls.filter((each) => !MAIN.includes(each.name));
  const box = el("section", { class: "facts", "data-lang": "facts", "aria-label": say("facts") }, main.map(make), more.length ? el("details", { class: "more" }, el("summary", {}, say("more")), more.map(make)) : "");
  box.inert = !piece.facts;
  return box;
}

function redrawFacts() {
  const box = $(".facts");
  const fresh = drawFacts();
  fresh.toggleAttribute("data-current", box.hasAttribute("data-current"));
  box.replaceWith(fresh);
}

async function draw() {
  if (piece.languages.some((each) => !piece.editions[each.code].readable)) await loadSource();
  const words = piece.controls.filter((each) => !each.fact);
  for (const language of piece.languages) {
    editions.set(language.code, new Edition({ language, edition: piece.editions[language.code], controls: words, all: piece.controls, hooks, ways, field: needs }));
  }
  const [first, ...others] = editions.values();
  $("#columns").replaceChildren(first.box, drawFacts(), ...others.map((each) => each.box));
  $("#switch").replaceChildren(
    ...[...piece.languages.map((each) => [each.code, each.name]), ["facts", "✳"]].map(([code, name]) =>
      el("button", { type: "button", role: "tab", "data-code": code, lang: code === "facts" ? null : code, "aria-label": code === "facts" ? say("facts") : null, click: () => showLanguage(code) }, code === "facts" ? say("facts") : name),
    ),
  );
  showLanguage(piece.languages[0].code);
  if (Object.values(piece.editions).some((each) => each.draft)) {
    status("draft");
    const drop = el("button", { type: "button", class: "plain", click: async () => {
      if (!window.confirm(say("drop-sure"))) return;
      Object.assign(piece, await post(`${told.base}/api/drop/${id}`, { tab }, { signIn }));
      notice();
      await draw();
      status("saved");
    } }, say("drop"));
    notice(el("p", {}, say("restored"), " ", drop));
  }
}

/** Words that only this browser has, since the desk could not be reached when they were typed. */
async function recover() {
  let found = null;
  try {
    found = JSON.parse(localStorage.getItem(kept) ?? "null");
  } catch {
    localStorage.removeItem(kept);
  }
  if (!found || !Object.keys(found.editions ?? {}).length) return;
  notice(el("p", {}, say("lost")));
  try {
    await post(`${told.base}/api/draft/${id}`, { tab, editions: found.editions }, { signIn });
    Object.assign(piece, await ask(`${told.base}/api/open/${id}?tab=${tab}`, { signIn }));
  } catch (bad) {
    failed(bad);
    return;
  }
  localStorage.removeItem(kept);
}

const side = startSide({ id, selected: () => {
  for (const [lang, edition] of editions) {
    const passage = edition.rich?.selectedText();
    if (passage) return { lang, passage };
  }
  return { lang: "", passage: "" };
}, signIn });

const beside = startBeside({ id, tab, languages: piece.languages, signIn, acts: {
  confirm: confirmRight,
  put: (lang, ident, words) => draftBy("put", lang, { ident, words }),
  takeBack, go, mend, failed,
  problems: () => wrong,
} });

await recover();
await draw();
sendDraft();
$("#save").addEventListener("click", () => save());
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    save();
  }
});
setInterval(() => document.visibilityState === "visible" && sendDraft(), 10_000);
window.addEventListener("pagehide", () => post(`${told.base}/api/leave`, { tab }, { keepalive: true }).catch(() => {}));
window.addEventListener("beforeunload", (event) => {
  if (version !== sentVersion) event.preventDefault();
});
window.addEventListener("online", () => sendDraft());
ready();
$("#workspace").dataset.ready = "yes";
