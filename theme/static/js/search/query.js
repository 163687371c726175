// A query: the words that somebody looks for, and where a text has them.

import { BEGINNING, fold, normal, term, words } from "./spelling.js";

const MOST = 24; // words of a query that are looked for

export class Query {
  /** The words of a query as terms of a language, in their order. */
  constructor(text, lang) {
    this.lang = lang;
    this.terms = words(normal(text).slice(0, 1000)).slice(0, MOST).map(([word]) => term(word, lang));
  }

  /** Whether a word without its marks is that of a term, or with `begun` begins with it. */
  static fits(bare, { bare: wanted }, begun) {
    return bare === wanted || (begun && wanted.length >= BEGINNING && bare.startsWith(wanted));
  }

  /**
   * The words of a text, each with the number of the term that it is, or -1. Marks that were typed are meant, where
   * this text or one of the others has them.
   */
  found(text, ...others) {
    const places = words(text).map((place) => ({ word: place[0], at: place.index, ...term(place[0], this.lang) }));
    const all = new Set([text, ...others].flatMap((each) => words(each).map(([word]) => term(word, this.lang).form)));
    const bare = new Set([...all].map(fold));
    const tests = this.terms.map((wanted) => {
      if (wanted.marked && all.has(wanted.form)) {
        return ({ form }) => form === wanted.form;
      }
      return (place) => Query.fits(place.bare, wanted, !bare.has(wanted.bare));
    });
    return places.map((place) => ({ ...place, term: tests.findIndex((test) => test(place)) }));
  }
}
