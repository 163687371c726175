// The editor: both languages side by side, the facts between them.

import { el, ready, say, told } from "./dom.js";
import { filmElsewhere, files, paste, recordingWords, upload, words } from "./bringing.js";
import { dialog, signIn } from "./dialogs.js";
import { Edition, loadSource } from "./edition.js";
import { startFacts } from "./facts.js";
import { startMending } from "./mending.js";
import { post } from "./net.js";
import { failed, notice, status, tellOthers } from "./notice.js";
import { asks, beside as besides, called, day, editions, id, names, open, photo, photos, piece, posts, tab } from "./piece.js";
import { recover, startSaving } from "./saving.js";
import { startBeside } from "./beside.js";
import { startPreview } from "./preview.js";
import { startSide } from "./side.js";
import { waysOf } from "./ways.js";

const $ = (query) => document.querySelector(query);
const { languages } = piece;
let wrong = []; // what was told last of what is wrong

const preview = startPreview({ id, tab, languages });
const saving = startSaving({ heard, refresh: preview.refresh });
const mending = startMending({ saving, heard, redraw: () => facts.redraw(), refresh: preview.refresh, problems: () => wrong });
const { mend } = mending;
const needs = { name: names, photo, photos, upload, mend, languages, dialog, day };
const facts = startFacts({ needs, changed: saving.changed });
const side = startSide({ id, selected, signIn });
const beside = startBeside({ id, tab, languages, signIn, acts: { ...mending, go, failed, problems: () => wrong } });
const ways = waysOf({ names, day, files, film: filmElsewhere });
const hooks = {
  changed: saving.changed,
  photo,
  name: names,
  files,
  mend,
  words,
  recording: recordingWords,
  beside: besides,
  called,
  paste,
  find: async (kind, typed) => (await asks(`${told.base}/api/find?kind=${kind}&q=${encodeURIComponent(typed)}&day=${day()}`)).found,
  flush: saving.sendDraft,
  reopen: async (lang) => (await open()).editions[lang],
};

/** What the server says of the texts as they stand. */
function heard({ problems, ready: points, lunar, others }) {
  tellProblems(problems);
  side.ready(points);
  if (lunar) facts.lunar(lunar);
  if (others) tellOthers(others);
}

function tellProblems(problems) {
  wrong = problems;
  for (const [lang, edition] of editions) edition.problems(problems.filter((each) => each.lang === lang));
  facts.problems(problems);
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

/** The passage that is selected, and its language. */
function selected() {
  for (const [lang, edition] of editions) {
    const passage = edition.rich?.selectedText();
    if (passage) return { lang, passage };
  }
  return { lang: "", passage: "" };
}

function showLanguage(code) {
  for (const each of $("#columns").children) each.toggleAttribute("data-current", each.dataset.lang === code);
  for (const button of $("#switch").children) button.setAttribute("aria-selected", String(button.dataset.code === code));
}

const switchTo = (code, name, attributes) =>
  el("button", { type: "button", role: "tab", "data-code": code, click: () => showLanguage(code), ...attributes }, name);

async function draw() {
  if (languages.some((each) => !piece.editions[each.code].readable)) await loadSource();
  const controls = piece.controls.filter((each) => !each.fact);
  for (const language of languages) {
    editions.set(language.code, new Edition({ language, edition: piece.editions[language.code], controls, all: piece.controls, hooks, ways, field: needs }));
  }
  const [first, ...others] = editions.values();
  $("#columns").replaceChildren(first.box, facts.draw(), ...others.map((each) => each.box));
  $("#switch").replaceChildren(...languages.map(({ code, name }) => switchTo(code, name, { lang: code })), switchTo("facts", say("facts")));
  showLanguage(languages[0].code);
  if (Object.values(piece.editions).some((each) => each.draft)) tellDraft();
}

function tellDraft() {
  status("draft");
  const drop = el("button", { type: "button", class: "plain", click: async () => {
    if (!window.confirm(say("drop-sure"))) return;
    Object.assign(piece, await posts("drop", { tab }));
    notice();
    await draw();
    status("saved");
  } }, say("drop"));
  notice(el("p", {}, say("restored"), " ", drop));
}

await recover();
await draw();
saving.sendDraft();
$("#save").addEventListener("click", saving.save);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    saving.save();
  }
});
setInterval(() => document.visibilityState === "visible" && saving.sendDraft(), 10_000);
window.addEventListener("pagehide", () => post(`${told.base}/api/leave`, { tab }, { keepalive: true }).catch(() => {}));
window.addEventListener("beforeunload", (event) => {
  if (!saving.isSent()) event.preventDefault();
});
window.addEventListener("online", saving.sendDraft);
ready();
$("#workspace").dataset.ready = "yes";
