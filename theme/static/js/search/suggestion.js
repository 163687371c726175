// What somebody may have meant who found nothing: the same words without the slips of the hand.

import { Query } from "./query.js";
import { normal, term, words } from "./spelling.js";

const TRIED = 12; // searches at most: each loads what the index has of a word
const NEAR = 6; // words that are tried in place of one
const LONG = 5; // letters of a word that may have two slips

/** A query that finds something in an edition, as its pages spell it; "" where none is near. */
export async function suggestion(text, edition, filters) {
  const known = await edition.spelling();
  const typed = words(normal(text)).map(([word]) => term(word, edition.lang).bare);
  let best = { slips: Infinity, found: { results: [] } };
  for (const { spelt, slips } of combined(typed.map((word) => near(word, known)))) {
    if (slips > best.slips) {
      break;
    }
    const found = await edition.search(spelt.join(" "), filters, { literally: true });
    if (found.results.length > best.found.results.length) {
      best = { slips, found, spelt };
    }
  }
  return best.spelt ? written(await edition.page(best.found.results[0]), best.found.query, best.spelt) : "";
}

/** The words that may have been meant by one, those with the fewest slips first, of these the most usual. */
function near(word, known) {
  const most = word.length < LONG ? 1 : 2;
  const found = [...known].map(([spelt, usual]) => ({ spelt, usual, slips: distance(word, spelt, most) }));
  const possible = found.filter(({ slips }) => slips && slips <= most).sort((a, b) => a.slips - b.slips || b.usual - a.usual);
  const others = /\d/.test(word) ? [] : possible.slice(0, NEAR);
  return known.has(word) || !others.length ? [{ spelt: word, slips: 0, usual: known.get(word) ?? 0 }, ...others] : others;
}

/** One word for each, with one slip at least, the fewest first. */
function combined(choices) {
  let rows = [{ spelt: [], slips: 0, usual: 0 }];
  for (const choice of choices) {
    const longer = (row) => ({ spelt, slips, usual }) => ({
      spelt: [...row.spelt, spelt],
      slips: row.slips + slips,
      usual: row.usual + usual,
    });
    rows = rows.flatMap((row) => choice.map(longer(row)));
    rows = rows.sort((a, b) => a.slips - b.slips || b.usual - a.usual).slice(0, 8 * TRIED);
  }
  return rows.filter(({ slips }) => slips).slice(0, TRIED);
}

/**
 * How many letters are wrong, lacking, too many or in the place of their neighbour (Damerau, "A technique for computer
 * detection and correction of spelling errors", 1964); more than `most` where there are more.
 */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) {
    return most + 1;
  }
  let [above, row] = [[], [...Array(other.length + 1).keys()]];
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (same ? 0 : 1));
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) {
        next[to] = Math.min(next[to], above[to - 2] + 1);
      }
    }
    [above, row] = [row, next];
  }
  return row[other.length];
}

/** The words as a page has them, side by side. */
function written({ title, text }, query, spelt) {
  for (const part of [title, text]) {
    const places = new Query(spelt.join(" "), query.lang).found(part);
    const first = places.findIndex((_, at) => spelt.every((_, term) => places[at + term]?.term === term));
    if (first >= 0) {
      const last = places[first + spelt.length - 1];
      return part.slice(places[first].at, last.at + last.word.length);
    }
  }
  return spelt.join(" ");
}
