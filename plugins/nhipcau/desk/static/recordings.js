// Films and sound in a text: how one looks there, and the sheet that asks for its words, its still and its captions.

import { el, say } from "./dom.js";
import { dialog } from "./dialogs.js";
import { field } from "./fields.js";
import { Held } from "./held.js";
import { joined, labelled, parted } from "./photos.js";
import { schema } from "./schema.js";

const { recording } = schema.nodes;
const BY = { film: { vi: "Phim", en: "Film" }, sound: { vi: "Âm thanh", en: "Sound" } };

const joinedBy = (kind, caption, credit, lang) => joined(caption, credit, lang, BY[kind] ?? BY.film);

/** Other files lie beside the text than before: have the films tell so. */
export const tellBeside = () => document.querySelectorAll(".recorded").forEach((each) => each.dispatchEvent(new Event("beside")));

function* shown(rich, src) {
  let at = 0;
  for (const node of rich.children()) {
    if (node.type === recording && node.attrs.src === src) yield { node, at };
    at += node.nodeSize;
  }
}

/** The films and sounds of a text, by their files or addresses. */
export const recordings = (rich) => [...rich.children()].filter((node) => node.type === recording).map((node) => node.attrs.src);

const toldOf = (rich, src) => [...shown(rich, src)][0]?.node.attrs;

function tell(rich, src, words) {
  const change = rich.view.state.tr;
  for (const { node, at } of shown(rich, src)) change.setNodeMarkup(at, null, { ...node.attrs, ...words });
  if (change.docChanged) rich.view.dispatch(change);
}

/** Put a film or a sound in, below the block of that number. */
export const insertRecording = (rich, attrs, number) => rich.insertBelow([recording.create(attrs)], number);

/** Ask for all that belongs to a film or a sound, in all languages; `editions` show it, and change as one types.
 * `needs` are those of fields, with beside(src) and bringSaid(src, lang, file). */
export function askRecording(src, editions, needs) {
  const texts = editions.filter(({ rich }) => toldOf(rich, src));
  if (!texts.length) return null;
  const { kind, poster } = toldOf(texts[0].rich, src);
  const own = kind in BY;
  const still = field({ name: "poster", label: say("still"), control: "photo" }, poster || (own && needs.beside(src).still) || "", (name) => {
    const told = own && name === needs.beside(src).still ? "" : name;
    for (const { rich } of texts) tell(rich, src, { poster: told });
  }, needs);
  const columns = texts.map((text) => el("fieldset", { class: "words" }, el("legend", {}, text.language.name), wordsOf(src, kind, text), own && saidOf(src, kind, text.language, needs)));
  return dialog(`${needs.called(kind)}: ${src}`, [el("div", { class: "recording-words" }, columns), kind !== "sound" && still.box], say("close"), async () => true, { off: false, escape: true });
}

/** What a film shows, its caption and whose it is, in one language. */
function wordsOf(src, kind, { rich, lang }) {
  const now = toldOf(rich, src);
  const { caption, credit } = parted(now.title);
  const inputs = [now.alt, caption, credit].map((value) => el("input", { value, lang, autocomplete: "off" }));
  const told = () => tell(rich, src, { alt: inputs[0].value.trim(), title: joinedBy(kind, inputs[1].value, inputs[2].value, lang) });
  inputs.forEach((input) => input.addEventListener("input", told));
  return ["alt-short", "caption", "credit"].map((name, at) => labelled(name, inputs[at]));
}

/** Whether what is said in it can be read in a language, and a way to bring that. */
function saidOf(src, kind, { code }, needs) {
  const state = el("span", { role: "status" });
  const draw = () => (state.textContent = say(needs.beside(src).said.includes(code) ? "there" : "none"));
  const file = el("input", { type: "file", accept: kind === "sound" ? ".txt,.vtt,.srt" : ".vtt,.srt", class: "native", tabindex: "-1", "aria-hidden": "true" });
  file.addEventListener("change", async () => {
    const wrong = file.files[0] && (await needs.bringSaid(src, code, file.files[0]));
    file.value = "";
    draw();
    if (wrong) state.textContent = wrong;
  });
  draw();
  const name = kind === "sound" ? "transcript" : "captions";
  return el("p", { class: "said-in" }, el("span", { class: "label" }, say(name)), state, " ", file,
    el("button", { type: "button", class: "quiet small", "aria-label": `${say("choose")}: ${say(name)}`, click: () => file.click() }, say("choose")));
}

export class Recorded extends Held {
  constructor(node, view, position, hooks) {
    super(node, view, position);
    this.hooks = hooks;
    this.dom = el("div", { class: "recorded", beside: () => this.draw() });
    this.draw();
  }

  draw() {
    const { src, kind, alt, title, poster } = this.node.attrs;
    const { lang, photo, called, recording: open } = this.hooks;
    const { still, said } = kind in BY ? this.hooks.beside(src) : {};
    const flag = (key) => el("span", { class: "flag" }, say(key));
    this.dom.replaceChildren(
      el("div", { class: "seen" }, poster || still ? el("img", { src: photo(poster || still), alt: "" }) : el("span", { class: "still", "aria-hidden": "true" }, kind === "sound" ? "♪" : "▶")),
      el("div", { class: "told" },
        el("p", { class: "what" }, el("strong", {}, called(kind)), " ", el("span", { class: "file" }, src)),
        el("p", { lang }, alt || flag("no-alt")),
        title && el("p", { class: "file", lang }, title),
        said && el("p", { class: "file" }, say(kind === "sound" ? "transcript" : "captions"), ": ", said.length ? said.join(", ") : flag("none")),
        el("p", { class: "actions" },
          el("button", { type: "button", class: "quiet small", click: () => open(src) }, say("recording-words")),
          el("button", { type: "button", class: "plain", click: () => this.removeAll() }, say("remove")))));
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    const same = node.eq(this.node);
    this.node = node;
    if (!same) this.draw();
    return true;
  }
}
