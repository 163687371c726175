// What a query matches in an edition, and in which order.

import { fold } from "./spelling.js";
import { Query } from "./query.js";

const [OFTEN, LEAD, NAMES, TITLE, OPENING] = [7, 8, 16, 32, 64]; // parts of a weight (plugins/nhipcau/search/postings.py)
const USUAL = 500; // words of a text
const ENOUGH = 4; // words, of which a page need not have all where none has
const SHARE = 0.5; // of what they tell
const MOST = 5; // blocks of words that are loaded for a query: of a longer one, those with the rarest

export class Match {
  #terms; // those of the query that are looked up, each with the bit of what follows it there
  #lengths;
  #any; // for each term, what the pages have of it
  #same; // the same, of the very marks
  #begun; // of words that only begin like it

  /**
   * Look up the terms of a query. `literally` is told that the words must stand side by side: then one is looked up after
   * the other, the rarest first, as long as there are pages that have all.
   */
  static async of(query, volumes, literally) {
    const match = new Match();
    const size = ({ block }) => volumes.reduce((sum, volume) => sum + volume.size(block), 0);
    const known = new Map(query.terms.map((term) => [term.block, size(term)]));
    const rarest = [...known.keys()].sort((a, b) => known.get(a) - known.get(b)).slice(0, MOST);
    const terms = query.terms.map((term, at) => ({ ...term, next: query.terms[at + 1]?.bit ?? 0 }));
    match.#terms = terms.filter(({ block }) => rarest.includes(block));
    match.size = volumes.at(-1).pages;
    match.#lengths = volumes.flatMap(({ lots }) => lots.flatMap(({ lengths }) => [...lengths].map(relative)));
    const layer = () => match.#terms.map(() => new Layer(match.size));
    [match.#any, match.#same, match.#begun] = [layer(), layer(), layer()];
    if (literally) {
      await match.#lookOneByOne(rarest, volumes);
    } else {
      await Promise.all(rarest.map((block) => match.#lookAll(block, volumes)));
    }
    return match;
  }

  async #lookOneByOne(blocks, volumes) {
    const looked = [];
    for (const block of blocks) {
      await this.#lookAll(block, volumes);
      looked.push(...this.#any.filter((_, at) => this.#terms[at].block === block));
      if (!this.#pages((page) => looked.every(({ weights }) => weights[page])).length) {
        return;
      }
    }
  }

  /** Look up all terms of a block. */
  #lookAll(block, volumes) {
    const numbers = [...this.#terms.keys()].filter((at) => this.#terms[at].block === block);
    return Promise.all(
      numbers.flatMap((at) => volumes.map((volume) => this.#look(this.#terms[at], at, volume))),
    );
  }

  async #look(term, number, volume) {
    const fits = new Map();
    const wanted = (form) => {
      if (!fits.has(form)) {
        fits.set(form, Query.fits(fold(form), term, true));
      }
      return fits.get(form);
    };
    await volume.each(term.block, wanted, (form, page, weight, follows) => {
      this.#begun[number].add(page, weight, follows);
      if (fold(form) === term.bare) {
        this.#any[number].add(page, weight, follows);
        if (!term.marked || form === term.form) {
          this.#same[number].add(page, weight, follows);
        }
      }
    });
  }

  /**
   * The pages that match, best first. Who types marks means them: pages with the very marks come first ("phở" is not
   * "phố"), and the others after. Where no page has all words whole, their beginnings count, for those who are still
   * typing; and of a long query, most of the words.
   */
  ranked(literally) {
    if (!this.#terms.length) {
      return [];
    }
    const whole = (layers) => this.#pages((page) => layers.every((layer) => layer.weights[page]));
    const together = (layers) => (page) => !literally || chain(layers, this.#terms, page) === 1;
    const same = this.#sorted(whole(this.#same).filter(together(this.#same)), this.#same);
    const there = new Set(same);
    const any = whole(this.#any).filter((page) => !there.has(page) && together(this.#any)(page));
    const found = [...same, ...this.#sorted(any, this.#any)];
    if (found.length || literally) {
      return found;
    }
    const begun = whole(this.#begun);
    return begun.length ? this.#sorted(begun, this.#begun) : this.#most();
  }

  /** Of a long query that no page has whole: the pages that have most of its words. */
  #most() {
    if (this.#terms.length < ENOUGH) {
      return [];
    }
    const told = this.#any.map((layer) => this.#telling(layer));
    const all = told.reduce((sum, each) => sum + each, 0);
    const had = (page) => this.#any.reduce((sum, layer, at) => sum + (layer.weights[page] ? told[at] : 0), 0);
    return this.#sorted(
      this.#pages((page) => had(page) >= SHARE * all),
      this.#any,
    );
  }

  #pages(test) {
    const found = [];
    for (let page = 0; page < this.size; page += 1) {
      if (test(page)) {
        found.push(page);
      }
    }
    return found;
  }

  /** Best first; of equals, the newest. */
  #sorted(pages, layers) {
    const told = layers.map((layer) => this.#telling(layer));
    const scores = new Map(pages.map((page) => [page, this.#score(page, layers, told)]));
    return pages.sort((a, b) => scores.get(b) - scores.get(a) || b - a);
  }

  /** How much a word tells: the rarer, the more. */
  #telling({ pages }) {
    return Math.log(1 + (this.size + 0.5) / (pages + 0.5));
  }

  #score(page, layers, told) {
    const length = this.#lengths[page];
    const sum = layers.reduce((score, { weights }, at) => score + told[at] * worth(weights[page], length), 0);
    const beside = chain(layers, this.#terms, page);
    const all = (part) => beside === 1 && layers.every(({ weights }) => weights[page] & part);
    return sum * (1 + beside) * (all(OPENING) ? 2 : 1) * (layers.length > 1 && all(LEAD) ? 1.25 : 1);
  }
}

/** What all pages have of one word. */
class Layer {
  pages = 0;

  constructor(size) {
    this.weights = new Uint8Array(size);
    this.follows = new Uint8Array(size);
  }

  add(page, weight, follows) {
    const before = this.weights[page];
    this.pages += before ? 0 : 1;
    const often = Math.min(OFTEN, (before & OFTEN) + (weight & OFTEN));
    this.weights[page] = ((before | weight) & ~OFTEN) | often;
    this.follows[page] |= follows;
  }
}

/** The length of a text, as the index tells it, in usual ones. */
function relative(digit) {
  return 2 ** ((parseInt(digit, 36) - 1) / 2) / USUAL;
}

/** What a word is worth by where and how often it stands there; in a long text it does so more easily (BM25F). */
function worth(weight, length) {
  const parts = (weight & LEAD ? 2 : 0) + (weight & NAMES ? 1 : 0) + (weight & TITLE ? 6 : 0);
  const often = (weight & OFTEN) / (0.25 + 0.75 * length) + parts;
  return (4 * often) / (often + 3);
}

/** Which share of the words of a query stand before the next of them: "hòa bình" is one word in two syllables. */
function chain(layers, terms, page) {
  const leading = [...terms.keys()].filter((at) => terms[at].next);
  const beside = leading.filter((at) => layers[at].follows[page] & terms[at].next);
  return leading.length ? beside.length / leading.length : 1;
}
