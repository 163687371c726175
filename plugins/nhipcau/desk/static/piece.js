// The piece that this page is open at: what the server told of it, and what became of it here.

import { say, told } from "./dom.js";
import { signIn } from "./dialogs.js";
import { ask, post } from "./net.js";
import { failed } from "./notice.js";
import { belonging, PICTURE } from "./files.js";

export const { id } = document.querySelector("#workspace").dataset;
export const tab = crypto.randomUUID().replaceAll("-", "").slice(0, 20);

/** An address of the desk that is about this piece. */
export const at = (what, query = "") => `${told.base}/api/${what}/${id}${query}`;

export const asks = (path, more = {}) => ask(path, { ...more, signIn });
export const posts = (what, words) => post(at(what), words, { signIn });
export const open = () => asks(at("open", `?tab=${tab}`));

export const piece = await open().catch((bad) => {
  failed(bad);
  throw bad;
});

/** By language, what is shown of it; and by name, the facts that were changed here. */
export const editions = new Map();
export const changedFacts = {};

const codes = piece.languages.map((each) => each.code);
const isThere = (code) => piece.editions[code].there || piece.editions[code].draft || editions.get(code)?.active;

/** The language whose file a fact stands in, or else that of the first text there is. */
export function home(name) {
  return codes.find((code) => name in (editions.get(code)?.edition.fields ?? {})) ?? codes.find(isThere) ?? codes[0];
}

export const factsOf = (lang) => Object.fromEntries(Object.entries(changedFacts).filter(([name]) => home(name) === lang));

/** The day that the piece is of, as its fields have it now. */
export function day() {
  const all = { ...Object.assign({}, ...codes.map((code) => piece.editions[code].fields)), ...changedFacts };
  return String(all.date ?? all.start ?? "").slice(0, 10);
}

/** What a key is called; `names.learn` is told of one that was just found or made. */
export const names = (kind, key, lang = told.lang) => {
  const known = piece.names[kind]?.[key] ?? {};
  return known[lang] ?? known[told.lang] ?? key;
};
names.learn = ({ kind, key, names: found }) => ((piece.names[kind] ??= {})[key] = found);

/** The address of a small picture of a photo, and the names of all photos. */
export const photo = (name) => `${told.base}/photo/${encodeURIComponent(name)}?piece=${encodeURIComponent(id)}`;
export const photos = () => piece.photos.map((each) => each.name).filter((name) => PICTURE.test(name));

/** What lies beside a film or a sound under its name; and what a kind of them is called. */
export const beside = (src) => belonging(src, piece.photos.map((each) => each.name));
export const called = (kind) => piece.services[kind] ?? say(kind);

/** The texts that are ours to write and are shown as rich text. */
export const written = () => [...editions.values()].filter((each) => each.rich && each.edition.mine);

/** What the server is to be told of the texts that are touched, to keep it or for it to be `saved`; `sent` are their nodes
 * as they are now. */
export function toldEditions(saved = false) {
  const given = {};
  const sent = new Map();
  for (const [lang, edition] of editions) {
    if (!edition.isTouched(factsOf(lang), saved)) continue;
    given[lang] = edition.told(factsOf(lang));
    sent.set(lang, edition.rich?.sent);
  }
  return { given, sent };
}
