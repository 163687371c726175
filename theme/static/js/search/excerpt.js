// The few words of a page that show why it was found, with what was found in them marked. As nodes: no markup is parsed.

import { bare, shown } from "./spelling.js";

const LENGTH = 40; // words; in Vietnamese, syllables

/** From a page of Pagefind's: the stretch of its text that holds most of what was found. */
export function excerpt(page) {
  const joiner = page.raw_content.includes("\u200b") ? "\u200b" : " "; // Pagefind's, where a language has no spaces
  const words = page.raw_content.split(joiner === " " ? /\s+/ : joiner);
  const first = head(page, words);
  const below = (places) => places.filter((at) => at >= first);
  const found = below(page.together).length ? below(page.together) : below(page.locations);
  const start = best(found, first, words.length);
  const marked = new Set(found);
  const nodes = words.slice(start, start + LENGTH).flatMap((word, at) => {
    const text = shown(word.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
    return [marked.has(start + at) ? mark(text) : text, joiner === " " ? " " : ""];
  });
  return [start > first ? "… " : "", ...joined(nodes), start + LENGTH < words.length ? "…" : ""];
}

/** A title, with the words of the query marked. */
export function highlighted(text, query) {
  const wanted = new Set(query.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean).map(bare));
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .filter(Boolean)
    .map((part) => (wanted.has(bare(part)) ? mark(part) : part));
}

/** How many words of the text stand above its excerpt, or not at all on the page: its title and its names. */
function head(page, words) {
  let at = 0;
  for (const part of [page.meta.title, page.meta.names ?? ""]) {
    let left = part.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/\s+/g, "").length;
    for (; left > 0 && at < words.length; at += 1) {
      left -= words[at].length;
    }
  }
  return at;
}

/** Where the stretch begins that holds most of the places found; a few words before the first of them. */
function best(found, first, end) {
  let [start, most] = [first, 0];
  for (const at of found) {
    const held = found.filter((other) => other >= at && other < at + LENGTH - 8).length;
    if (held > most) {
      [start, most] = [at, held];
    }
  }
  const lead = start - first < LENGTH / 2 ? first : start - 8;
  return Math.max(first, Math.min(lead, end - LENGTH));
}

/** Texts that stand side by side as one. */
function joined(nodes) {
  return nodes.reduce((all, node) => {
    const last = all.at(-1);
    return typeof node === "string" && typeof last === "string" ? [...all.slice(0, -1), last + node] : [...all, node];
  }, []);
}

function mark(text) {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}
