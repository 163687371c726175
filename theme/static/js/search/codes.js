// How the numbers of the index are written (plugins/nhipcau/search/codes.py), read from a place on.

const USUAL_WEIGHTS = [1, 2, 3, 4, 8, 5, 7, 9, 96, 6, 10, 32, 97, 11, 15, 33];
const WEIGHTS = [...new Set([...USUAL_WEIGHTS, ...Array(128).keys()])];

/** Reads bytes. */
export class Bytes {
  constructor(data, at = 0) {
    this.data = data;
    this.at = at;
  }

  /** A number of seven bits a byte, the lowest first. */
  varint() {
    let [value, shift, byte] = [0, 0, 0x80];
    for (; byte & 0x80; shift += 7) {
      byte = this.data[this.at++];
      value |= (byte & 0x7f) << shift;
    }
    return value;
  }

  take(length) {
    this.at += length;
    return this.data.subarray(this.at - length, this.at);
  }
}

/** Reads bits, the highest of each byte first. */
export class Bits {
  #data;
  #at = 0;

  constructor(data) {
    this.#data = data;
  }

  bit() {
    const at = this.#at++;
    return (this.#data[at >> 3] >> (7 - (at & 7))) & 1;
  }

  bits(count) {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      value = (value << 1) | this.bit();
    }
    return value;
  }

  /** How many ones stand before the next zero. */
  ones() {
    let count = 0;
    while (this.bit()) {
      count += 1;
    }
    return count;
  }

  gamma() {
    const length = this.ones();
    return (1 << length) | this.bits(length);
  }

  rice(low) {
    return (this.ones() << low) | this.bits(low);
  }

  weight() {
    return WEIGHTS[this.gamma() - 1];
  }

  follows() {
    return this.bit() ? this.bits(8) : 1 << this.bits(3);
  }
}

/** How many low bits `rice` has where numbers are mostly near the usual one. */
export function low(usual) {
  return Math.max(0, 31 - Math.clz32(usual));
}
