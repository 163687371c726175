// Something that is named by its key, found by its name: a combobox (WAI-ARIA), with what was chosen as chips.

import { el, fresh, say, soon, told } from "./dom.js";
import { field } from "./fields.js";
import { ask, post } from "./net.js";

/** A combobox over kinds ("topic", or "person,organisation"); `chosen(found)` is called with {kind, key, name}. */
export function combobox({ label, kinds, chosen, day = () => "", languages = [], dialog }) {
  const list = el("ul", { class: "offers", role: "listbox", id: fresh("offers"), hidden: true });
  let offers = [];
  let at = -1;
  const input = el("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    "aria-label": label,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  });
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = async (offer) => {
    close();
    input.value = "";
    if (offer.add) offer = await added(kinds, offer.add, languages, dialog);
    if (offer) chosen(offer);
  };
  const draw = () => {
    list.replaceChildren(
      ...offers.map((offer, number) =>
        el(
          "li",
          {
            role: "option",
            id: `${list.id}-${number}`,
            "aria-selected": String(number === at),
            mousedown: (event) => {
              event.preventDefault();
              choose(offer);
            },
          },
          offer.add ? say("add-new", { name: offer.add }) : offer.name,
          offer.beside && el("span", { class: "beside" }, offer.beside),
        ),
      ),
    );
    list.hidden = !offers.length;
    input.setAttribute("aria-expanded", String(!!offers.length));
    if (at >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const look = async () => {
    const words = input.value.trim();
    const query = new URLSearchParams({ kind: kinds, q: words, day: day() });
    const { found } = await ask(`${told.base}/api/find?${query}`);
    if (input.value.trim() !== words || document.activeElement !== input) return;
    const add = words && languages.length && told.added[kinds];
    const same = found.some((each) => each.name.toLowerCase() === words.toLowerCase());
    offers = [...found, ...(add && !same ? [{ add: words }] : [])];
    at = -1;
    draw();
  };
  input.addEventListener("input", soon(look, 120));
  input.addEventListener("focus", look);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offers.length) {
      at = (at + step + offers.length) % offers.length;
      draw();
      event.preventDefault();
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      choose(offers[Math.max(at, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      close();
      event.stopPropagation();
    }
  });
  return el("div", { class: "combobox" }, input, list);
}

/** Something new: asked for are its name in each language, and what its kind must have besides; null where that is
 * called off. */
async function added(kind, name, languages, dialog) {
  const { piece, facts: needed } = told.added[kind];
  const called = needed.length ? "add-title" : "add-in";
  const inputs = languages.map((language) => el("input", { id: fresh("new"), lang: language.code, value: name, required: true }));
  const fields = languages.map((language, at) =>
    el("div", {}, el("label", { class: "label", for: inputs[at].id }, say(called, { language: language.name })), inputs[at]),
  );
  const facts = {};
  const more = needed.map((control) => {
    const { box } = field(control, "", (value) => (facts[control.name] = value), {});
    box.querySelector("input").required = true;
    return box;
  });
  return dialog(say("add-new", { name }), [fields, more], say("add"), async () => {
    const names = Object.fromEntries(languages.map((language, at) => [language.code, inputs[at].value]));
    return post(`${told.base}/api/${piece ? "begin" : "add"}/${kind}`, { names, facts });
  });
}

/** A field that names one thing or several. `name(kind, key)` gives what a key is called. */
export function picker({ control, value, changed, name, ...more }) {
  const many = control.control === "picks";
  let keys = many ? (Array.isArray(value) ? value : value ? [value] : []) : value ? [value] : [];
  const chips = el("ul", { class: "chips" });
  const tell = () => {
    draw();
    changed(many ? keys : (keys[0] ?? ""));
  };
  const draw = () => {
    chips.replaceChildren(
      ...keys.map((key) =>
        el(
          "li",
          {},
          name(control.names, key),
          el("button", {
            type: "button",
            "aria-label": `${say("remove")}: ${name(control.names, key)}`,
            click: () => {
              keys = keys.filter((each) => each !== key);
              tell();
            },
          }, "×"),
        ),
      ),
    );
  };
  draw();
  const box = combobox({
    ...more,
    label: control.label,
    kinds: control.names,
    chosen: (found) => {
      name.learn(found);
      keys = many ? [...new Set([...keys, found.key])] : [found.key];
      tell();
    },
  });
  return el("div", { class: "picker" }, chips, box);
}
