// What a search is narrowed to: the fields of the form that are named after a facet of the index, and its order.

import { fold, normal } from "./spelling.js";

const order = "sort"; // the name of the field that narrows nothing

/** The filters of a form. `changed` is called when the reader chooses. */
export class Filters {
  #fields;
  #order;
  #clear;

  constructor(fieldset, changed) {
    this.#order = fieldset.querySelector(`[name="${order}"]`);
    const selects = [...fieldset.querySelectorAll("select")].filter((each) => each !== this.#order);
    const inputs = [...fieldset.querySelectorAll("input")];
    this.#fields = [...selects.map((each) => new Listed(each)), ...inputs.map((each) => new Typed(each))];
    this.#clear = fieldset.querySelector("button");
    fieldset.addEventListener("change", changed);
    this.#clear.addEventListener("click", () => {
      this.#fields.forEach((field) => (field.key = ""));
      this.#order.focus();
      changed();
    });
  }

  /** Take the choices from an address. */
  read(parameters) {
    this.#fields.forEach((field) => (field.key = parameters.get(field.name) ?? ""));
    this.#order.value = parameters.get(order) === "date" ? "date" : "";
    this.#offer();
  }

  /** The choices made, as an object of facets and keys. */
  get chosen() {
    return Object.fromEntries(this.#fields.filter(({ key }) => key).map(({ name, key }) => [name, key]));
  }

  /** Whether the newest are wanted first. */
  get newest() {
    return this.#order.value === "date";
  }

  /** All that is chosen, as the address has it. */
  get parameters() {
    return this.newest ? { ...this.chosen, [order]: "date" } : this.chosen;
  }

  /** Offer what has results, and say how many each choice would leave. */
  count(counts) {
    this.#fields.forEach((field) => field.offer(counts[field.name] ?? {}));
    this.#offer();
  }

  #offer() {
    this.#clear.hidden = Object.keys(this.chosen).length === 0;
  }
}

/** A facet of few keys: a select. */
class Listed {
  #select;
  #names;

  constructor(select) {
    this.#select = select;
    this.name = select.name;
    this.#names = new Map([...select.options].map((option) => [option, option.text]));
  }

  get key() {
    return this.#select.value;
  }

  /** An address may name a key that is no more. */
  set key(key) {
    const option = [...this.#names.keys()].find(({ value }) => value === key);
    if (option && !option.isConnected) {
      this.#select.append(option);
    }
    this.#select.value = option ? key : "";
  }

  offer(counts) {
    const chosen = this.key;
    const offered = [...this.#names.keys()].filter(({ value }) => !value || value === chosen || counts[value]);
    for (const option of offered) {
      option.text = this.#names.get(option) + (option.value ? told(counts[option.value]) : "");
    }
    this.#select.replaceChildren(...offered);
    this.#select.value = chosen;
  }
}

/** A facet of many names: a field that completes what is typed. */
class Typed {
  #field;
  #list;
  #options;

  constructor(field) {
    this.#field = field;
    this.name = field.name;
    this.#list = field.list;
    this.#options = [...this.#list.options];
    field.addEventListener("change", () => (this.key = this.key)); // what was typed becomes the name it stands for
  }

  /** The key of the name that is typed: whole, or so much of it that no other has it. */
  get key() {
    const typed = bare(this.#field.value);
    const named = this.#options.filter(({ value }) => bare(value) === typed);
    const offered = named.length ? named : [...this.#list.options].filter(({ value }) => bare(value).includes(typed));
    return typed && offered.length === 1 ? offered[0].dataset.key : "";
  }

  set key(key) {
    this.#field.value = this.#options.find(({ dataset }) => dataset.key === key)?.value ?? "";
  }

  offer(counts) {
    const offered = this.#options.filter(({ dataset }) => counts[dataset.key]);
    offered.forEach((option) => (option.label = option.value + told(counts[option.dataset.key])));
    this.#list.replaceChildren(...offered);
  }
}

function bare(name) {
  return fold(normal(name).toLowerCase()).trim();
}

function told(count = 0) {
  return ` (${count.toLocaleString(document.documentElement.lang)})`;
}
