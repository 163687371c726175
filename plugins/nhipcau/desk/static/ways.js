// What the toolbar asks for before it does it: where a link leads, who is named, which photos and films.

import { el, fresh, say, told } from "./dom.js";
import { dialog } from "./dialogs.js";
import { noteWords, selectedNote, writeNote } from "./footnotes.js";
import { ask } from "./net.js";
import { combobox } from "./picker.js";
import { schema } from "./schema.js";

/** The ways of a toolbar; `names` learns what things are called, `day` tells that of the piece, `files` takes them in. */
export const waysOf = ({ names, day, files, film }) => ({
  link(rich) {
    const { state } = rich.view;
    const now = state.selection.$from.marks().find((mark) => mark.type === schema.marks.link);
    const href = el("input", { id: fresh("href"), value: now?.attrs.href ?? "" });
    const box = combobox({ label: say("address"), kinds: "story,event,anniversary,page,document,topic,venue", chosen: (found) => {
      href.value = `{${found.kind}}${found.key}`;
      if (!rich.selectedText()) words = found.name;
    } });
    let words = "";
    const off = el("label", { class: "inline" }, el("input", { type: "checkbox", hidden: !now }), now ? say("unlink") : "");
    dialog(say("link"), [el("label", { class: "label", for: href.id }, say("address")), box, href, off], say("apply"), async () => true).then((done) => {
      if (!done) return;
      const { view } = rich;
      const { from, to, empty } = view.state.selection;
      const remove = off.querySelector("input").checked || !href.value.trim();
      const mark = schema.marks.link.create({ href: href.value.trim() });
      if (remove) view.dispatch(view.state.tr.removeMark(from, to, schema.marks.link));
      else if (empty) view.dispatch(view.state.tr.replaceSelectionWith(schema.text(words || href.value.trim(), [mark]), false));
      else view.dispatch(view.state.tr.removeMark(from, to, schema.marks.link).addMark(from, to, mark));
      view.focus();
    });
    return true;
  },
  mention(rich) {
    let found = null;
    const shown = el("p", {});
    const box = combobox({ label: say("mention"), kinds: "person,organisation", day: day, chosen: (each) => {
      found = each;
      shown.textContent = each.name;
    } });
    dialog(say("mention"), [box, shown], say("apply"), async () => true).then((done) => {
      if (!done || !found) return;
      names.learn(found);
      const node = schema.nodes.mention.create({ kind: found.kind, key: found.key });
      rich.view.dispatch(rich.view.state.tr.replaceSelectionWith(node, false).scrollIntoView());
      rich.view.focus();
    });
    return true;
  },
  footnote(rich, name = selectedNote(rich)) {
    const words = el("textarea", { id: fresh("note"), rows: 3, required: true, lang: rich.lang, value: name ? noteWords(rich, name) : "" });
    const before = words.value;
    const label = el("label", { class: "label", for: words.id }, say("footnote-words"));
    dialog(say("footnote"), [label, words], say("apply"), async () => words.value).then((now) => {
      if (now !== null && now.trim() && now !== before) writeNote(rich, name, now);
      rich.view.focus();
    });
    return true;
  },
  film(rich) {
    const file = el("input", { id: fresh("file"), type: "file", multiple: true, accept: "video/mp4,video/webm,.m4v,audio/*,.vtt,.srt" });
    const address = el("input", { id: fresh("address"), inputmode: "url", autocomplete: "off", placeholder: "https://www.youtube.com/watch?v=…" });
    const labelled = (input, key) => el("div", {}, el("label", { class: "label", for: input.id }, say(key)), input);
    dialog(say("film-or-sound"), [labelled(file, "film-file"), labelled(address, "film-address")], say("apply"), async () => {
      if (file.files.length) return { list: [...file.files] };
      if (!address.value.trim()) throw new Error(say("film-what"));
      return ask(`${told.base}/api/film?address=${encodeURIComponent(address.value)}`);
    }).then((found) => found && (found.list ? files(rich, found.list) : film(rich, found)));
    return true;
  },
  photo(rich) {
    const input = el("input", { type: "file", multiple: true, accept: "image/*,.heic,.heif,.docx" });
    input.addEventListener("change", () => files(rich, [...input.files]));
    input.click();
    return true;
  },
});
