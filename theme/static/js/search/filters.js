// What a search is narrowed to: the selects of the form, each named after a facet of the index.

/** The filters of a form. `changed` is called when the reader chooses. */
export class Filters {
  #fieldset;
  #selects;
  #clear;
  #names;

  constructor(fieldset, changed) {
    this.#fieldset = fieldset;
    this.#selects = [...fieldset.querySelectorAll("select")];
    this.#clear = fieldset.querySelector("button");
    this.#names = new Map(this.#selects.flatMap((select) => [...select.options].map((each) => [each, each.text])));
    fieldset.addEventListener("change", changed);
    this.#clear.addEventListener("click", () => {
      this.read(new URLSearchParams());
      this.#selects[0].focus();
      changed();
    });
  }

  /** Take the choices from an address. */
  read(parameters) {
    for (const select of this.#selects) {
      select.value = parameters.get(select.name) ?? "";
      if (select.selectedIndex < 0) {
        select.value = ""; // an address may name a key that is no more
      }
    }
  }

  /** The choices made, as an object of facets and keys. */
  get chosen() {
    return Object.fromEntries(this.#selects.filter((each) => each.value).map((each) => [each.name, each.value]));
  }

  /** Say how many results each choice would leave. Where one is made already, the others of its facet cannot be told. */
  count(counts) {
    const number = new Intl.NumberFormat(document.documentElement.lang);
    for (const select of this.#selects) {
      for (const option of select.options) {
        const found = counts[select.name]?.[option.value] ?? 0;
        const told = option.value && (!select.value || option.selected);
        option.text = told ? `${this.#names.get(option)} (${number.format(found)})` : this.#names.get(option);
        option.disabled = Boolean(told && !option.selected && !found);
      }
    }
    this.#clear.hidden = Object.keys(this.chosen).length === 0;
    this.#fieldset.hidden = false;
  }
}
