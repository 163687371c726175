// Beside the texts: what is wrong, who does what, notes, and links for approval.

import { el, mendButton, say, told } from "./dom.js";
import { post } from "./net.js";
import { panel } from "./panels.js";

const $ = (query) => document.querySelector(query);

export function startSide({ id, selected, signIn }) {
  panel($("#side-button"), $("#side"), "with-side");
  const failed = (bad) => {
    $("#notice").replaceChildren(el("p", { class: "warning" }, bad.message));
    $("#notice").hidden = false;
  };
  const stand = (words) => post(`${told.base}/api/standing/${id}`, words, { signIn }).catch(failed);
  $("#state").addEventListener("change", (event) => stand({ state: event.target.value }));
  for (const input of $("#tasks").elements) {
    input.addEventListener("change", () => stand(input.name === "due" ? { due: input.value } : { who: { [input.name]: input.value } }));
  }
  $("#tasks").addEventListener("submit", (event) => event.preventDefault());
  notes(id, selected, signIn, failed);
  approval(id, signIn, failed);
  return {
    ready(points) {
      const wanted = points.filter((each) => each.level);
      const well = points.filter((each) => !each.level);
      const open = $("#ready details")?.open ?? false;
      $("#ready").replaceChildren(
        el("ul", { class: "ready" }, wanted.map(point)),
        el("details", { open }, el("summary", {}, say("well", { n: well.length })), el("ul", { class: "ready" }, well.map(point))),
      );
    },
    problems(found, go, mend) {
      const badge = $("#problem-count");
      badge.textContent = String(found.length);
      badge.hidden = !found.length;
      $("#problems").replaceChildren(
        ...(found.length
          ? found.map((each) => el("li", { class: `level-${each.level}` }, el("button", { type: "button", class: "plain", click: () => go(each) }, el("span", { class: "where" }, each.lang), " ", each.text), mendButton(each, mend)))
          : [el("li", { class: "none" }, say("no-problems"))]),
      );
    },
  };
}

/** A line of what is looked at before a piece goes out. */
const point = ({ level, text, named }) =>
  el("li", { class: level ? `level-${level}` : "well" },
    el("span", { "aria-hidden": "true" }, level ? "○" : "✓"), " ", text,
    named.length ? el("span", { class: "named" }, ` (${named.join(", ")})`) : "",
    el("span", { class: "sr" }, level ? ` (${say("open")})` : ""));

function notes(id, selected, signIn, failed) {
  const form = $("#note-form");
  let about = { lang: "", passage: "" };
  form.text.addEventListener("focus", () => {
    about = selected();
  });
  const send = async (words) => draw((await post(`${told.base}/api/note/${id}`, words, { signIn })).standing.notes ?? []);
  const draw = (found) => {
    $("#notes").replaceChildren(
      ...found.map((note) => {
        const answer = el("input", { "aria-label": say("reply"), placeholder: say("reply") });
        answer.addEventListener("change", () => answer.value.trim() && send({ note: note.id, text: answer.value, done: note.done }).catch(failed));
        const done = el("input", { type: "checkbox", checked: note.done, change: (event) => send({ note: note.id, done: event.target.checked }).catch(failed) });
        return el("li", { class: note.done ? "done" : "" },
          el("p", { class: "by" }, el("strong", {}, note.who), " ", el("time", { datetime: note.at }, note.at.slice(0, 16).replace("T", " ")), note.kind === "approved" ? el("span", { class: "flag good" }, say("approved")) : ""),
          note.passage && el("p", { class: "passage", lang: note.lang || null }, say("about-passage", { passage: note.passage })),
          el("p", {}, note.text),
          (note.answers ?? []).map((each) => el("p", { class: "answer" }, el("strong", {}, each.who), " ", each.text)),
          el("p", { class: "note-tools" }, answer, el("label", { class: "inline" }, done, " ", say("done"))));
      }),
    );
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!form.text.value.trim()) return;
    try {
      await send({ text: form.text.value, ...about });
      form.reset();
    } catch (bad) {
      failed(bad);
    }
  });
  draw(told.standing.notes ?? []);
}

function approval(id, signIn, failed) {
  const form = $("#approval-form");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { path, days } = await post(`${told.base}/api/approval/${id}`, { days: Number(form.days.value) }, { signIn });
      const address = el("input", { readonly: true, value: new URL(path, location.href).href, "aria-label": say("link") });
      const copy = el("button", { type: "button", class: "quiet small", click: async () => {
        await navigator.clipboard?.writeText(address.value);
        copy.textContent = say("copied");
      } }, say("copy"));
      $("#approval").replaceChildren(say("approval-made", { days }), " ", address, copy);
      $("#approval").hidden = false;
      address.select();
    } catch (bad) {
      failed(bad);
    }
  });
}
