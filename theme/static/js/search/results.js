// Results on the page: as the page's own <template> has them, so that no markup stands in a script.

import { excerpt, highlighted } from "./excerpt.js";

const LOT = 10;
const FIRST = 5; // results before the reader comes to the last of them: each more is one more file to load

/** The results of one edition. */
export class Group {
  #element;
  #template;
  #list;
  #more;
  #edition;
  #found = { results: [] };

  constructor(element, template, edition) {
    this.#element = element;
    this.#template = template;
    this.#edition = edition;
    this.#list = element.querySelector("ol");
    this.#more = element.querySelector("button");
    this.#more.addEventListener("click", async () => (await this.#add(LOT))?.querySelector("a").focus());
  }

  clear() {
    this.#found = { results: [] };
    this.#list.replaceChildren();
    this.#element.hidden = true;
  }

  /** Show the first of what was found. `isCurrent` says whether anybody still wants it. */
  async show(found, isCurrent) {
    const items = await this.#items(found.results.slice(0, FIRST), found.query);
    if (!isCurrent()) {
      return;
    }
    this.#found = found;
    this.#list.replaceChildren(...items);
    this.#element.hidden = found.results.length === 0;
    this.#more.hidden = found.results.length <= FIRST;
    const count = this.#element.querySelector(".search-group__count");
    count.textContent = found.results.length.toLocaleString(document.documentElement.lang);
  }

  /** Wait until the reader comes to the last result that is shown, and show some more. */
  async readOn() {
    await seen(this.#list.lastElementChild);
    await this.#add(LOT - FIRST);
  }

  /** Show so many results more; gives the first of them. */
  async #add(count) {
    const found = this.#found;
    const there = this.#list.children.length;
    const items = await this.#items(found.results.slice(there, there + count), found.query);
    if (found === this.#found && there === this.#list.children.length) {
      this.#list.append(...items);
      this.#more.hidden = this.#list.children.length >= found.results.length;
    }
    return items[0];
  }

  async #items(results, query) {
    const pages = await Promise.all(results.map((result) => this.#edition.page(result)));
    return pages.map((page) => this.#item(page, query));
  }

  #item(page, query) {
    const item = this.#template.content.firstElementChild.cloneNode(true);
    const part = (name) => item.querySelector(`.search-result__${name}`);
    const link = part("title").querySelector("a");
    link.href = page.url;
    link.hreflang = this.#element.lang;
    link.append(...highlighted(page, query));
    part("excerpt").append(...excerpt(page, query));
    for (const name of ["kicker", "date"]) {
      part(name).textContent = page[name];
      part(name).hidden = !page[name];
    }
    return item;
  }
}

/** Wait until an element comes into view. */
function seen(element) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        observer.disconnect();
        resolve();
      }
    });
    observer.observe(element);
  });
}
