// How words are known to the index (plugins/nhipcau/search/terms.py), and how readers write them.

export const BLOCKS = 1024;
export const BEGINNING = 4; // letters by which a word has its block

const LOOK_ALIKES = { Ð: "Đ", Ɖ: "Đ", ɖ: "đ", ð: "đ" };
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const STROKES = { đ: "d", ð: "d", ø: "o", ł: "l", ħ: "h", ı: "i", æ: "ae", œ: "oe", ß: "ss" };
const WORD = /['’]s(?![\p{L}\p{N}_])|[⺀-鿿豈-﫿]|[ｦ-ﾝ][ﾞﾟ]?|(?:(?![⺀-鿿豈-﫿ｦ-ﾟ])[\p{L}\p{N}])+/gu;

// The tone of oa, oe and uy stands on the first letter in the index: hòa, khỏe, thúy (plugins/nhipcau/languages/tones.py).
const TONES = "\u0300\u0301\u0303\u0309\u0323";
const ONSETS = {
  oa: "ngh?|kh|th|ch|nh|tr|[bdđghlstvx]",
  oe: "ng|kh|th|ch|nh|[dđhlstx]",
  uy: "ng|kh|th|ch|nh|tr|[bdđhlnpstx]",
};
const MODERN = new RegExp(
  `^(?:${Object.entries(ONSETS)
    .map(([rime, onsets]) => `(?:${onsets})?${rime[0]}[${[...TONES].map((tone) => (rime[1] + tone).normalize("NFC")).join("")}]`)
    .join("|")})$`,
  "u",
);

/** A text as readings spell it: NFC with true đ, without invisible characters. */
export function normal(text) {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/[ÐƉɖ]|(?<!\p{L})ð/gu, (letter) => LOOK_ALIKES[letter]);
}

/** The words of a normal text, as matches with their places. An English 's is none. */
export function words(text) {
  return [...text.matchAll(WORD)].filter(([word]) => !"'’".includes(word[0]));
}

/** A word of a language as the index knows it. */
export function term(word, lang) {
  const lower = classic(word.normalize("NFKC").toLowerCase());
  const form = lang.split("-")[0] === "en" ? singular(lower) : lower;
  const bare = fold(form);
  return { form, bare, block: block(bare), bit: 1 << (fnv(bare) >>> 8) % 8, marked: form.normalize("NFD") !== bare };
}

export function block(bare) {
  return fnv([...bare].slice(0, BEGINNING).join("")) % BLOCKS;
}

/** A word in lower case without its marks. */
export function fold(word) {
  const bare = word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  return bare.replace(/[đðøłħıæœß]/g, (letter) => STROKES[letter]);
}

function classic(syllable) {
  if (!MODERN.test(syllable)) {
    return syllable;
  }
  const [vowel, tone] = syllable.at(-1).normalize("NFD");
  return (syllable.slice(0, -1) + tone).normalize("NFC") + vowel;
}

function singular(word) {
  if (word.length < 4 || !word.endsWith("s") || /[us]s$/.test(word)) {
    return word;
  }
  if (/[^ae]ies$/.test(word)) {
    return `${word.slice(0, -3)}y`;
  }
  return /[aeo]es$/.test(word) ? word : word.slice(0, -1);
}

function fnv(text) {
  return new TextEncoder().encode(text).reduce((number, byte) => Math.imul(number ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}
