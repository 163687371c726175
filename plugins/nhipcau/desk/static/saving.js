// Drafts and saves: kept in this browser, sent to the server, one question at a time, and nothing lost.

import { el, say, soon } from "./dom.js";
import { choose } from "./dialogs.js";
import { Refused } from "./net.js";
import { failed, notice, status, warned } from "./notice.js";
import { changedFacts, editions, home, id, open, piece, posts, tab, toldEditions } from "./piece.js";

const kept = `desk:${id}`;

/** `heard` is given what the server says of each draft; `refresh` is called when readers would see something else. */
export function startSaving({ heard, refresh }) {
  let version = 0;
  let sentVersion = 0;
  let busy = Promise.resolve();
  let elsewhere = false; // whether it was told that the files are others now

  /** One question at a time: a draft never races with a save. */
  const queued = (work) => (busy = busy.then(work, work));

  const keepHere = soon(() => {
    if (version === sentVersion) return;
    try {
      localStorage.setItem(kept, JSON.stringify({ tab, editions: toldEditions().given }));
    } catch {
      // no room in this browser: the server has the draft
    }
  }, 400);

  function changed() {
    version += 1;
    status("draft");
    keepHere();
    sendSoon();
  }

  const sendDraft = () =>
    queued(async () => {
      const now = version;
      const { given } = toldEditions();
      try {
        const answer = await posts("draft", { tab, editions: given });
        sentVersion = now;
        if (version === now) localStorage.removeItem(kept);
        if (status() === "offline") status(Object.keys(given).length ? "draft" : "saved");
        heard(answer);
        if (answer.elsewhere && !elsewhere) notice(el("p", {}, say("elsewhere")));
        elsewhere = answer.elsewhere;
        refresh();
      } catch (bad) {
        if (bad instanceof Refused && bad.status !== 502 && bad.status !== 503) failed(bad);
        else {
          status("offline");
          retry();
        }
      }
    });
  const sendSoon = soon(sendDraft, 1200);
  const retry = soon(sendDraft, 4000);

  const save = () => queued(() => saveNow({}));

  async function saveNow(choices) {
    const now = version;
    const { given, sent } = toldEditions(true);
    if (!Object.keys(given).length) return status("saved");
    status("saving");
    let answer;
    try {
      answer = await posts("save", { tab, editions: given, choices });
    } catch (bad) {
      if (bad.status === 409 && bad.told.conflicts) return resolve(bad.told.conflicts);
      if (!(bad instanceof Refused)) return status("offline");
      status("draft");
      return failed(bad);
    }
    saved(answer, given, sent, version === now);
  }

  function saved(answer, given, sent, whole) {
    const toldFacts = Object.keys(changedFacts).filter((name) => given[home(name)]);
    for (const [lang, edition] of Object.entries(answer.editions)) {
      editions.get(lang).adopt({ ...edition, joined: answer.joined }, given[lang], sent.get(lang));
      Object.assign(piece.editions[lang], { there: true, fields: edition.fields });
    }
    if (whole) {
      for (const name of toldFacts) delete changedFacts[name];
      localStorage.removeItem(kept);
      sentVersion = version;
    }
    status(whole ? "saved" : "draft");
    notice(answer.joined && el("p", {}, say("joined")), warned(answer.warning));
    refresh();
  }

  async function resolve(conflicts) {
    status("draft");
    const choices = await choose(conflicts, (name) => piece.controls.find((each) => each.name === name)?.label ?? name);
    if (choices) await saveNow(choices);
  }

  return { changed, queued, sendDraft, save, isSent: () => version === sentVersion };
}

/** Words that only this browser has, since the desk could not be reached when they were typed. */
export async function recover() {
  let found = null;
  try {
    found = JSON.parse(localStorage.getItem(kept) ?? "null");
  } catch {
    localStorage.removeItem(kept);
  }
  if (!found || !Object.keys(found.editions ?? {}).length) return;
  notice(el("p", {}, say("lost")));
  try {
    await posts("draft", { tab, editions: found.editions });
    Object.assign(piece, await open());
  } catch (bad) {
    failed(bad);
    return;
  }
  localStorage.removeItem(kept);
}
