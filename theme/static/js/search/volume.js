// A volume of the index: some months of an edition (plugins/nhipcau/search/postings.py says what its files hold).

import { bytes } from "./files.js";
import { BLOCKS } from "./spelling.js";

/** Raised where two files of a volume are not of one printing. */
export class Changed extends Error {}

export class Volume {
  #path;
  #files;

  constructor(path) {
    this.#path = path;
  }

  /** Load what is known of its pages. */
  async open() {
    const lines = new TextDecoder().decode(await bytes(`${this.#path}pages.bin`)).split("\n");
    this.#files = Number(lines[0]);
    this.lots = lines.slice(1, -1).map((line) => JSON.parse(line));
  }

  /** Number its pages from `first` on, lot by lot; gives the number of the next one. */
  number(first) {
    this.pages = this.lots.reduce((page, lot) => {
      lot.first = page;
      return page + lot.lengths.length;
    }, first);
    return this.pages;
  }

  /** Call `found(form, page, weight, follows)` for every posting of a block whose form is wanted. */
  async each(block, wanted, found) {
    const width = BLOCKS / this.#files;
    const data = await bytes(`${this.#path}${Math.floor(block / width)}.bin`);
    const file = new Reader(data);
    const sizes = Array.from({ length: this.lots.length * width }, () => {
      const [head, pages, rows] = [file.number(), file.number(), file.number()];
      return [head, pages, rows, rows];
    });
    const starts = columns(sizes, file.at);
    this.lots.forEach((lot, at) => {
      const place = at * width + (block % width);
      if (sizes[place][0]) {
        const readers = starts[place].map((start) => new Reader(data, start));
        postings(readers, starts[place][0] + sizes[place][0], lot, wanted, found);
      }
    });
  }
}

/** Where each block's part of each column begins; the columns stand one after the other. */
function columns(sizes, first) {
  const starts = sizes.map(() => []);
  let at = first;
  for (const column of [0, 1, 2, 3]) {
    sizes.forEach((size, block) => {
      starts[block][column] = at;
      at += size[column];
    });
  }
  return starts;
}

/** Read one block, whose head ends at a place. */
function postings([head, pages, weights, follows], end, lot, wanted, found) {
  if ((head.byte() | (head.byte() << 8)) !== lot.stamp) {
    throw new Changed();
  }
  const rows = Array.from({ length: head.number() }, () => head.number());
  const forms = head.text(end - head.at).split("\n");
  forms.forEach((form, number) => {
    const counts = wanted(form);
    let page = lot.first - 1;
    for (let left = rows[number]; left > 0; left -= 1) {
      page += pages.number() + 1;
      const [weight, next] = [weights.byte(), follows.byte()];
      if (counts) {
        found(form, page, weight, next);
      }
    }
  });
}

/** Reads bytes from a place on. */
class Reader {
  constructor(data, at = 0) {
    this.data = data;
    this.at = at;
  }

  byte() {
    return this.data[this.at++];
  }

  /** A varint: seven bits a byte, the lowest first. */
  number() {
    let [value, shift, byte] = [0, 0, 0x80];
    for (; byte & 0x80; shift += 7) {
      byte = this.byte();
      value |= (byte & 0x7f) << shift;
    }
    return value;
  }

  text(length) {
    this.at += length;
    return new TextDecoder().decode(this.data.subarray(this.at - length, this.at));
  }
}
