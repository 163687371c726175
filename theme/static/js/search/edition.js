// The index of one edition: loaded when it is first asked, searched in the reader's own browser.

import { bytes, Changed, forget, inflated, Unreachable, values } from "./files.js";
import { Query } from "./query.js";
import { Match } from "./match.js";
import { Volume } from "./volume.js";

export class Edition {
  #paths;
  #opening;

  constructor(lang, paths) {
    this.lang = lang;
    this.#paths = paths;
  }

  /** Load what a search needs besides the words. After a failure it may be asked again. */
  open() {
    if (!this.#opening) {
      this.#opening = this.#open();
      this.#opening.catch(() => (this.#opening = null));
    }
    return this.#opening;
  }

  async #open() {
    const volumes = this.#paths.map((path) => new Volume(path));
    await Promise.all(volumes.map((volume) => volume.open()));
    volumes.reduce((first, volume) => volume.number(first), 0);
    return volumes;
  }

  /**
   * What matches a query, best first, as `{query, results, counts}`: `page(result)` gives what is shown of a result;
   * `counts` says how many there are by facet and key, each facet as if it narrowed nothing itself. `filters` maps facets
   * to keys. `literally` asks for the words side by side: in another language, words that stand apart are there by
   * chance. `newest` has the newest first.
   */
  async search(text, filters, { literally = false, newest = false } = {}) {
    const query = new Query(text, this.lang);
    const volumes = await this.open();
    try {
      const match = await Match.of(query, volumes, literally);
      const lots = volumes.flatMap((volume) => volume.lots);
      const ranked = match.ranked(literally);
      const kept = ranked.filter(narrowed(lots, filters, match.size));
      const counts = counted(lots, kept, match.size);
      for (const facet of Object.keys(filters)) {
        const others = Object.fromEntries(Object.entries(filters).filter(([name]) => name !== facet));
        counts[facet] = counted(lots, ranked.filter(narrowed(lots, others, match.size)), match.size)[facet];
      }
      return { query, results: newest ? byDate(lots, kept) : kept, counts };
    } catch (fault) {
      if (!(fault instanceof Changed)) {
        throw fault;
      }
      forget();
      this.#opening = null;
      throw new Unreachable("the index has been made anew");
    }
  }

  /** How the words of titles and names are spelt without marks: a map of them to how usual they are. */
  async spelling() {
    const files = await Promise.all(this.#paths.map((path) => bytes(`${path}spelling.bin`).then(inflated)));
    const known = new Map();
    for (const line of files.flatMap((file) => new TextDecoder().decode(file).split("\n"))) {
      const word = line.replace(/\d+$/, "");
      if (word) {
        known.set(word, (known.get(word) ?? 0) + Number(line.slice(word.length)) + 1);
      }
    }
    return known;
  }

  /** What is shown of a result: its `url`, `title`, `kicker`, `date` and `text`. */
  async page(result) {
    const volumes = await this.open();
    const lots = volumes.flatMap((volume) => volume.lots);
    const lot = lots.findLast(({ first }) => first <= result);
    let left = result - lot.first;
    const [name] = lot.files.find(([, count]) => (left -= count) < 0 && (left += count, true));
    return (await values(`/search/${this.lang}/${name}.json`))[left];
  }
}

/** A test of pages: whether they have one of each facet's keys. */
function narrowed(lots, filters, size) {
  const sets = Object.entries(filters).map(([facet, key]) => {
    const pages = new Uint8Array(size);
    for (const { first, facets } of lots) {
      facets[facet]?.[key]?.forEach((page) => (pages[first + page] = 1));
    }
    return pages;
  });
  return (page) => sets.every((pages) => pages[page]);
}

/** Pages by their day, the newest first; after them what has only a year, and what has none. */
function byDate(lots, pages) {
  const days = new Map();
  for (const { first, files, facets } of lots) {
    let page = first;
    for (const [name, count] of files) {
      const day = /^\d{4}\/\d\d-\d\d$/.test(name) ? name : "";
      for (const end = page + count; page < end; page += 1) {
        days.set(page, day);
      }
    }
    for (const [year, numbers] of Object.entries(facets.year ?? {})) {
      numbers.forEach((number) => days.get(first + number) || days.set(first + number, year));
    }
  }
  const day = (page) => days.get(page) ?? "";
  return [...pages].sort((a, b) => (day(a) < day(b)) - (day(a) > day(b)));
}

/** How many of some pages there are by facet and key. */
function counted(lots, pages, size) {
  const counts = {};
  const there = new Uint8Array(size);
  pages.forEach((page) => (there[page] = 1));
  for (const { first, facets } of lots) {
    for (const [facet, keys] of Object.entries(facets)) {
      counts[facet] ??= {};
      for (const [key, numbers] of Object.entries(keys)) {
        const found = numbers.filter((page) => there[first + page]).length;
        counts[facet][key] = (counts[facet][key] ?? 0) + found;
      }
    }
  }
  return counts;
}
