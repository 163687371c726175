// How queries are spelt for the index, and how what comes back is spelt for readers (plugins/nhipcau/search/staging.py).
//
// The index has đ as d with a combining stroke, so that it counts as a d with a mark like any other.

const STROKE = "\u0335";
const DASHES = { "\ufe63": " -", "\ufe32": " –", "\ufe58": " —" }; // dashes hang on the word before them
const LOOK_ALIKES = { Ð: "Đ", Ɖ: "Đ", ɖ: "đ", ð: "đ" };
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

// The tone of oa, oe and uy stands on the first letter in the index: hòa, khỏe, thúy (plugins/nhipcau/languages/tones.py).
const TONES = "\u0300\u0301\u0303\u0309\u0323";
const ONSETS = {
  oa: "ngh?|kh|th|ch|nh|tr|[bdđghlstvx]",
  oe: "ng|kh|th|ch|nh|[dđhlstx]",
  uy: "ng|kh|th|ch|nh|tr|[bdđhlnpstx]",
};
const MODERN = new RegExp(
  `(?<![\\p{L}\\p{N}_'’])(?:${Object.entries(ONSETS)
    .map(([rime, onsets]) => `(?:${onsets})?${rime[0]}[${[...TONES].map((tone) => (rime[1] + tone).normalize("NFC")).join("")}]`)
    .join("|")})(?![\\p{L}\\p{N}_'’${TONES}])`,
  "giu",
);

function classic(syllable) {
  const [, tone] = syllable.at(-1).normalize("NFD");
  return (syllable.slice(0, -1) + tone).normalize("NFC") + syllable.at(-1).normalize("NFD")[0];
}

/** A query as the index spells it. */
export function asked(query) {
  return query
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/[ÐƉɖ]|(?<!\p{L})ð/gu, (letter) => LOOK_ALIKES[letter])
    .replace(MODERN, classic)
    .replaceAll("đ", `d${STROKE}`)
    .replaceAll("Đ", `D${STROKE}`);
}

/** A text of the index as readers write it. */
export function shown(text) {
  return text
    .replaceAll(`d${STROKE}`, "đ")
    .replaceAll(`D${STROKE}`, "Đ")
    .replace(/[\ufe63\ufe32\ufe58]/g, (dash) => DASHES[dash])
    .normalize("NFC");
}

/** Whether a query has marks on its letters. */
export function hasMarks(query) {
  return /\p{M}/u.test(query.normalize("NFD"));
}

/** A word without marks and capitals, for comparing. */
export function bare(word) {
  return asked(word).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
