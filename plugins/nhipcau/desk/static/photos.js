// The words of photos, in all languages at once: what each shows, its caption, and who took them.

import { el, fresh, say } from "./dom.js";
import { dialog } from "./dialogs.js";
import { areTogether, layPhotos, tellPhoto, toldOf } from "./figures.js";

const BY = "Ảnh|Photo|Minh họa|Illustration|Nguồn|Source|Phim|Film|Video|Âm thanh|Sound|Đồ họa|Graphic";
const CREDIT = new RegExp(`^(?:(.*[.!?…;|–—-]["”’)]*)\\s+)?((?:${BY})\\s*:\\s*\\S.*)$`, "is");

/** A caption and its credit, as one line of Markdown holds both. */
export function parted(title) {
  const found = CREDIT.exec(title);
  return found ? { caption: found[1] ?? "", credit: found[2] } : { caption: title, credit: "" };
}

/** Both as one line again; a bare name gets the word that makes it a credit in that language. */
export function joined(caption, credit, lang, words = { vi: "Ảnh", en: "Photo" }) {
  const [said, by] = [caption.trim(), credit.trim()];
  const named = !by || CREDIT.test(by) ? by : `${words[lang] ?? words.en}: ${by}`;
  const ended = named && /[\p{L}\p{N}]$/u.test(said) ? `${said}.` : said;
  return [ended, named].filter(Boolean).join(" ");
}

export function labelled(name, input, more = "") {
  input.id = fresh(name);
  return el("div", {}, el("label", { class: "label", for: input.id }, say(name), more), input);
}

/** Ask for the words of photos; `editions` are those whose words are ours to write, and they change as one types. */
export function askWords(names, editions, photo) {
  const lines = names.map((name) => line(name, editions, photo));
  const credits = new Set(lines.flatMap((each) => each.credits));
  const credit = el("input", { value: credits.size === 1 ? [...credits][0].replace(/^[^:]*:\s*/, "") : "", autocomplete: "off" });
  credit.addEventListener("input", () => lines.forEach((each) => each.credited(credit.value)));
  const together = el("input", { type: "checkbox", checked: editions.every((each) => areTogether(each.rich, names)) });
  together.addEventListener("change", () => editions.forEach((each) => layPhotos(each.rich, names, together.checked)));
  const gallery = names.length > 1 && el("label", { class: "inline" }, together, say("gallery"));
  return dialog(say("photo-words"), [labelled("credit-all", credit), gallery, lines.map((each) => each.box)], say("close"), async () => true, { off: false, escape: true });
}

function line(name, editions, photo) {
  const credits = [];
  const told = [];
  const columns = editions.map(({ rich, lang, language }) => {
    const now = toldOf(rich, name) ?? { alt: "", title: "" };
    const said = parted(now.title);
    if (said.credit) credits.push(said.credit);
    const alt = el("input", { value: now.alt, lang, autocomplete: "off" });
    const caption = el("input", { value: said.caption, lang, autocomplete: "off" });
    const tell = () => tellPhoto(rich, name, { alt: alt.value.trim(), title: joined(caption.value, said.credit, lang) });
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
