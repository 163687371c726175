// The words of photos, in all languages at once: what each shows, its caption, and who took them.

import { el, fresh, say } from "./dom.js";
import { dialog } from "./dialogs.js";

const CREDIT = /^(.*?)\s*((?:Ảnh|Photo|Minh họa|Illustration)\s*:\s*\S.*)$/is;

/** A caption and its credit, as one line of Markdown holds both. */
export function parted(title) {
  const [, caption = title, credit = ""] = CREDIT.exec(title) ?? [];
  return { caption, credit };
}

/** Both as one line again; a bare name gets the word that makes it a credit in that language. */
export function joined(caption, credit, lang) {
  const [said, by] = [caption.trim(), credit.trim()];
  const named = !by || CREDIT.test(by) ? by : `${lang === "vi" ? "Ảnh" : "Photo"}: ${by}`;
  const ended = named && /[\p{L}\p{N}]$/u.test(said) ? `${said}.` : said;
  return [ended, named].filter(Boolean).join(" ");
}

function labelled(name, input, more = "") {
  input.id = fresh(name);
  return el("div", {}, el("label", { class: "label", for: input.id }, say(name), more), input);
}

/** Ask for the words of photos; `editions` are those whose words are ours to write, and they change as one types. */
export function askWords(names, editions, photo) {
  const lines = names.map((name) => line(name, editions, photo));
  const credits = new Set(lines.flatMap((each) => each.credits));
  const credit = el("input", { value: credits.size === 1 ? [...credits][0].replace(/^[^:]*:\s*/, "") : "", autocomplete: "off" });
  credit.addEventListener("input", () => lines.forEach((each) => each.credited(credit.value)));
  const together = el("input", { type: "checkbox", checked: editions.every((each) => each.rich.areTogether(names)) });
  together.addEventListener("change", () => editions.forEach((each) => each.rich.layPhotos(names, together.checked)));
  const gallery = names.length > 1 && el("label", { class: "inline" }, together, say("gallery"));
  return dialog(say("photo-words"), [labelled("credit-all", credit), gallery, lines.map((each) => each.box)], say("close"), async () => true, { off: false, escape: true });
}

function line(name, editions, photo) {
  const credits = [];
  const told = [];
  const columns = editions.map(({ rich, lang, language }) => {
    const now = rich.photo(name) ?? { alt: "", title: "" };
    const said = parted(now.title);
    if (said.credit) credits.push(said.credit);
    const alt = el("input", { value: now.alt, lang, autocomplete: "off" });
    const caption = el("input", { value: said.caption, lang, autocomplete: "off" });
    const tell = () => rich.tellPhoto(name, { alt: alt.value.trim(), title: joined(caption.value, said.credit, lang) });
    alt.addEventListener("input", tell);
    caption.addEventListener("input", tell);
    told.push((by) => {
      said.credit = by;
      tell();
    });
    return el("div", { class: "photo-words", lang }, labelled("alt-short", alt, ` · ${language.name}`), labelled("caption", caption, ` · ${language.name}`));
  });
  const box = el("div", { class: "photo-line" }, el("img", { src: photo(name), alt: name }), columns);
  return { box, credits, credited: (by) => told.forEach((each) => each(by)) };
}
