// The index of one edition: loaded when it is first asked, searched in the reader's own browser.

import { asked, hasMarks } from "./spelling.js";
import { watched } from "./parts.js";

// A page that has the words side by side and in order counts for more: "hòa bình" is one word in two syllables.
const PHRASE = 2;
const RANKING = { metaWeights: { title: 1, names: 1, kicker: 0, date: 0 } };

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
   * how many there are by facet and key. `filters` maps facets to keys. `literally` leaves out what has the words
   * only apart from each other, or only words that begin like them: in another language that is chance.
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
      const apart = await searcher.search(words, { filters });
      const together = await searcher.search(words.includes('"') ? words : `"${words}"`, { filters });
      const phrases = new Map(together.results.map((result) => [result.id, result]));
      const wanted = apart.results.filter(({ id }) => phrases.has(id) || !literally);
      const score = ({ id, score }) => score * (phrases.has(id) ? PHRASE : 1);
      const ranked = wanted.sort((a, b) => score(b) - score(a)).map((result) => phrases.get(result.id) ?? result);
      return Object.assign(ranked, { counts: apart.filters });
    });
  }

  /** The page behind a result. */
  page(result) {
    return watched(() => result.data());
  }
}
