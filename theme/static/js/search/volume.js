// A volume of the index: some months of an edition (plugins/nhipcau/search/postings.py says what its files hold).

import { Bits, Bytes, low } from "./codes.js";
import { bytes, Changed, inflated, range } from "./files.js";

export class Volume {
  #path;
  #stored; // in how many files the words are, the stamp of all blocks, and their sizes
  #words; // of a small volume, all blocks

  constructor(path) {
    this.#path = path;
  }

  /** Load what is known of its pages. */
  async open() {
    const file = new Bytes(await bytes(`${this.#path}pages.bin`));
    const lines = new TextDecoder().decode(await inflated(file.take(file.varint()))).split("\n");
    const [stored, ...lots] = lines.slice(0, -1).map((line) => JSON.parse(line));
    [this.#stored, this.lots] = [stored, lots];
    this.#words = file.take(file.data.length - file.at);
  }

  /** Number its pages from `first` on, lot by lot; gives the number of the next one. */
  number(first) {
    this.pages = this.lots.reduce((page, lot) => {
      lot.first = page;
      return page + lot.lengths.length;
    }, first);
    return this.pages;
  }

  /** How many bytes a block has: the more, the more pages have its words. */
  size(block) {
    return this.#stored.sizes[block];
  }

  /** Call `found(form, page, weight, follows)` for every posting of a block whose form is wanted. */
  async each(block, wanted, found) {
    const data = new Bytes(await this.#block(block));
    if (new DataView(data.data.buffer, data.data.byteOffset).getUint32(0) !== this.#stored.stamp) {
      throw new Changed();
    }
    data.take(4);
    for (const lot of this.lots) {
      const size = data.varint();
      if (size) {
        postings(data.take(size), lot, wanted, found);
      }
    }
    if (data.at !== data.data.length) {
      throw new Changed();
    }
  }

  #block(number) {
    const { files, sizes } = this.#stored;
    const width = sizes.length / (files || 1);
    const file = Math.floor(number / width);
    const start = sizes.slice(file * width, number).reduce((sum, size) => sum + size, 0);
    const end = start + sizes[number];
    return files ? range(`${this.#path}${file}.bin`, start, end) : this.#words.subarray(start, end);
  }
}

/** Read what a lot has of a block. */
function postings(data, lot, wanted, found) {
  const block = new Bytes(data);
  const forms = new TextDecoder().decode(block.take(block.varint())).split("\n");
  const bits = new Bits(data.subarray(block.at));
  for (const form of forms) {
    const counts = wanted(form);
    const rows = bits.gamma();
    const few = low(Math.floor((lot.lengths.length - rows) / rows));
    let [page, follows] = [lot.first - 1, -1];
    for (let left = rows; left > 0; left -= 1) {
      page += bits.rice(few) + 1;
      const weight = bits.weight();
      follows = bits.bit() ? bits.follows() : follows;
      if (counts) {
        found(form, page, weight, follows);
      }
    }
  }
}
