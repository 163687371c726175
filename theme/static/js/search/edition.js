// The index of one edition: loaded when it is first asked, searched in the reader's own browser.

import { asked, bare, hasMarks } from "./spelling.js";
import { watched } from "./parts.js";

const RANKING = { metaWeights: { title: 3, names: 0, kicker: 0, date: 0 } };
const TITLE = 6; // words: a phrase that begins before is most likely the title's
const LOOKED = 20; // pages that are looked through for words that only begin like those of the query

export class Edition {
  #script;
  #shards;
  #searchers = new Map();

  constructor(script, shards) {
    this.#script = script;
    this.#shards = shards;
  }

  /** Load what a search needs. After a failure it may be asked again. */
  open(exactDiacritics = false) {
    if (!this.#searchers.has(exactDiacritics)) {
      const opening = watched(() => this.#searcher(exactDiacritics));
      this.#searchers.set(exactDiacritics, opening);
      opening.catch(() => this.#searchers.delete(exactDiacritics));
    }
    return this.#searchers.get(exactDiacritics);
  }

  async #searcher(exactDiacritics) {
    // Each edition imports a script of its own: one that is loaded knows the stems of one language.
    const { createInstance } = await import(this.#script);
    const options = { baseUrl: "/", exactDiacritics, ranking: RANKING, metaCacheTag: "" };
    const [first, ...others] = this.#shards;
    const searcher = createInstance({ basePath: first, noWorker: true, ...options });
    await searcher.filters(); // only now it is known that the first shard is there, and others can be laid to it
    await Promise.all(others.map((path) => searcher.mergeIndex(path, options)));
    await searcher.filters();
    return searcher;
  }

  /**
   * What matches a query, best first, as `{results, counts}`: each result gives its page by `data()`; `counts` says
   * how many there are by facet and key. `filters` maps facets to keys. `literally` asks for the words side by side: in
   * another language, words that stand apart are there by chance.
   *
   * Who types marks means them: pages with the very marks come first ("phở" is not "phố"), and the others after.
   */
  async search(query, filters, { literally = false } = {}) {
    const words = asked(query).trim();
    const any = await this.#matches(words, filters, { literally });
    const same = hasMarks(words) ? await this.#matches(words, filters, { literally, exactDiacritics: true }) : [];
    const there = new Set(same.map(({ id }) => id));
    return { results: [...same, ...any.filter(({ id }) => !there.has(id))], counts: any.counts };
  }

  async #matches(words, filters, { literally, exactDiacritics = false }) {
    const searcher = await this.open(exactDiacritics);
    return watched(async () => {
      const loose = await searcher.search(words, { filters });
      const quoted = async (text) => {
        const found = await searcher.search(text.includes('"') ? text : `"${text}"`, { filters });
        return new Map(found.results.map((result) => [result.id, result]));
      };
      const phrases = await quoted(words);
      const each = literally ? [phrases] : await Promise.all(words.split(/\s+/).map(quoted));
      const whole = loose.results.filter(({ id }) => each.every((pages) => pages.has(id)));
      const typing = !whole.length && !literally && !exactDiacritics;
      const wanted = typing ? await begun(loose.results, words) : whole;
      for (const result of wanted) {
        result.together = phrases.get(result.id)?.words ?? [];
        result.score *= weight(result.together);
      }
      wanted.sort((a, b) => b.score - a.score);
      return Object.assign(wanted, { counts: loose.filters });
    });
  }

  /** The page behind a result, with the places in its text where the words stand together. */
  async page(result) {
    return { ...(await watched(() => result.data())), together: result.together };
  }
}

/** What it counts for that a page has the words side by side and in order: "hòa bình" is one word in two syllables. */
function weight(together) {
  const often = 1 + Math.log2(1 + together.length);
  return Math.min(...together) < TITLE ? 2 * often : often;
}

/**
 * Of the results for words that no page has whole, those in which each word begins one: "đối ngo", while it is typed.
 * Where nothing begins so, Pagefind finds what is a beginning of the word ("ha" for "haufo"), which nobody meant.
 */
async function begun(results, words) {
  const wanted = words.split(/\s+/).map(bare);
  const held = async (result) => {
    const page = await result.data();
    const found = page.raw_content.split(/\s+/).map(bare);
    return wanted.every((word) => found.some((each) => each.startsWith(word)));
  };
  const looked = results.slice(0, LOOKED);
  const holds = await Promise.all(looked.map(held));
  return looked.filter((_, at) => holds[at]);
}
