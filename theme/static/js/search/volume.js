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
    const file = new Reader(await bytes(`${this.#path}${Math.floor(block / width)}.bin`));
    for (const lot of this.lots) {
      for (let at = 0; at < width; at += 1) {
        const end = file.number() + file.at;
        if (at === block % width && end > file.at) {
          postings(file, lot, wanted, found);
        }
        file.at = end;
      }
    }
  }
}

/** Read one block, which is not empty. */
function postings(file, lot, wanted, found) {
  if ((file.byte() | (file.byte() << 8)) !== lot.stamp) {
    throw new Changed();
  }
  const count = file.number();
  const forms = file.text(file.number()).split("\n");
  const rows = Array.from({ length: count }, () => file.number());
  const all = rows.reduce((sum, row) => sum + row, 0);
  const pages = rows.map((row) => {
    let page = lot.first - 1;
    return Array.from({ length: row }, () => (page += file.number() + 1));
  });
  const weights = file.at;
  let at = 0;
  forms.forEach((form, number) => {
    if (wanted(form)) {
      pages[number].forEach((page, nth) => {
        found(form, page, file.data[weights + at + nth], file.data[weights + all + at + nth]);
      });
    }
    at += rows[number];
  });
}

/** Reads bytes from the beginning on. */
class Reader {
  at = 0;

  constructor(data) {
    this.data = data;
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
