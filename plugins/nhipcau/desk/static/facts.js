// The facts of a piece, which hold for every language and stand between the texts.

import { el, say } from "./dom.js";
import { field } from "./fields.js";
import { changedFacts, editions, home, piece } from "./piece.js";

const MAIN = ["date", "start", "end", "section", "status", "release", "topics", "venue", "people", "authors", "founded", "cover"];

/** The box of the facts; `needs` is what fields need, `changed` is called when one has another value. */
export function startFacts({ needs, changed }) {
  const made = new Map();
  const controls = piece.controls.filter((each) => each.fact);

  const make = (control) => {
    const value = editions.get(home(control.name))?.edition.fields[control.name] ?? "";
    const one = field(control, value, (words) => {
      changedFacts[control.name] = words;
      changed();
    }, needs);
    made.set(control.name, one);
    return one.box;
  };

  function draw() {
    const main = controls.filter((each) => MAIN.includes(each.name));
    const more = controls.filter((each) => !MAIN.includes(each.name));
    const box = el("section", { class: "facts", "data-lang": "facts", "aria-label": say("facts") },
      main.map(make), more.length > 0 && el("details", { class: "more" }, el("summary", {}, say("more")), more.map(make)));
    box.inert = !piece.facts;
    return box;
  }

  return {
    draw,
    redraw() {
      const before = document.querySelector(".facts");
      const fresh = draw();
      fresh.toggleAttribute("data-current", before.hasAttribute("data-current"));
      before.replaceWith(fresh);
    },
    problems(found) {
      for (const [name, one] of made) one.tell(found.filter((each) => each.field === name));
    },
    lunar(days = {}) {
      for (const [name, one] of made) one.beside(days[name] ? say("lunar", { day: days[name] }) : "");
    },
  };
}
