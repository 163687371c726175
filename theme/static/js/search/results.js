// Results on the page: as the page's own <template> has them, so that no markup stands in a script.

import { excerpt, highlighted } from "./excerpt.js";
import { shown } from "./spelling.js";

const LOT = 10;

/** The results of one edition. */
export class Group {
  #element;
  #template;
  #list;
  #more;
  #edition;
  #results = [];
  #words = [];

  constructor(element, template, edition) {
    this.#element = element;
    this.#template = template;
    this.#edition = edition;
    this.#list = element.querySelector("ol");
    this.#more = element.querySelector("button");
    this.#more.addEventListener("click", () => this.#goOn());
  }

  clear() {
    this.#results = [];
    this.#list.replaceChildren();
    this.#element.hidden = true;
  }

  /** Show the first of some results. `isCurrent` says whether anybody still wants them. */
  async show(query, results, isCurrent) {
    const items = await this.#items(results.slice(0, LOT), query);
    if (!isCurrent()) {
      return;
    }
    this.#results = results;
    this.#words = query;
    this.#list.replaceChildren(...items);
    this.#element.hidden = results.length === 0;
    this.#more.hidden = results.length <= LOT;
    const count = this.#element.querySelector(".search-group__count");
    count.textContent = results.length.toLocaleString(document.documentElement.lang);
  }

  async #goOn() {
    const results = this.#results;
    const there = this.#list.children.length;
    const items = await this.#items(results.slice(there, there + LOT), this.#words);
    if (results === this.#results) {
      this.#list.append(...items);
      this.#more.hidden = this.#list.children.length >= results.length;
      items[0]?.querySelector("a").focus();
    }
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
    link.append(...highlighted(shown(page.meta.title), query));
    part("excerpt").append(...excerpt(page));
    for (const name of ["kicker", "date"]) {
      part(name).textContent = shown(page.meta[name] ?? "");
      part(name).hidden = !page.meta[name];
    }
    return item;
  }
}
