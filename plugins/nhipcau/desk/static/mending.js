// What buttons beside a problem do: mend it, confirm a translation, let a sentence pass, take a translator's file back.

import { el, fresh, say } from "./dom.js";
import { dialog } from "./dialogs.js";
import { loadSource } from "./edition.js";
import { failed, left, notice, status, warned } from "./notice.js";
import { asks, at, changedFacts, editions, home, piece, posts, tab, toldEditions } from "./piece.js";

/** `saving` sends and saves; `heard` is given what the server says; `redraw` shows facts anew, `refresh` the preview;
 * `problems` are those that were told last. */
export function startMending({ saving, heard, redraw, refresh, problems }) {
  /** Have a problem mended as its button says, its paragraph confirmed, or its sentence let pass for a reason. */
  async function mend(problem, how) {
    if (how === "confirm") return confirmTold(problem.confirm);
    if (how === "mend") return draftBy("mend", problem.lang, problem.mend);
    const why = el("input", { id: fresh("why"), required: true, autocomplete: "off" });
    const asked = [el("p", {}, problem.text), el("label", { class: "label", for: why.id }, say("spare-why")), why];
    const said = await dialog(say("spare"), asked, say("apply"), async () => why.value.trim());
    const reason = (said ?? "").replace(/--+|[<>]/g, "-");
    return reason && draftBy("mend", problem.lang, { ...problem.spare, fix: problem.spare.fix.replace("{reason}", () => reason) });
  }

  /** Have the server make another draft of a text. */
  const draftBy = (what, lang, wanted) =>
    saving.queued(async () => {
      try {
        const answer = await posts(what, { tab, editions: toldEditions().given, lang, ...wanted });
        if (!answer.edition.readable) await loadSource();
        adopt(lang, answer.edition);
        status("draft");
        heard(answer);
        refresh();
      } catch (bad) {
        failed(bad);
      }
    });

  function adopt(lang, edition) {
    Object.assign(piece.editions[lang], edition);
    editions.get(lang).take(edition);
    for (const name of Object.keys(changedFacts)) if (home(name) === lang) delete changedFacts[name];
    redraw();
  }

  /** Confirm the paragraph that a problem is about, with what was typed since it was told. */
  async function confirmTold(meant) {
    await saving.sendDraft();
    const now = problems().find((each) => each.confirm?.lang === meant.lang && each.confirm.name === meant.name);
    await confirm(meant.lang, [now?.confirm ?? meant]);
  }

  /** Say that paragraphs of a translation are right, or all of it: what is confirmed is what is saved. */
  async function confirm(lang, paragraphs) {
    await saving.save();
    if (status() !== "saved") return;
    await posts("confirm", { lang, paragraphs }).catch(failed);
    await saving.sendDraft();
  }

  async function takeBack(file) {
    await saving.save();
    try {
      const path = at("exchange", `?name=${encodeURIComponent(file.name)}`);
      const answer = await asks(path, { method: "POST", body: file });
      adopt(answer.lang, answer.edition);
      notice(el("p", {}, say("taken-back", { n: answer.taken })), left(answer.left), warned(answer.warning));
    } catch (bad) {
      failed(bad);
    }
    await saving.sendDraft();
  }

  return { mend, confirm, takeBack, put: (lang, ident, words) => draftBy("put", lang, { ident, words }) };
}
