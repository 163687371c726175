// What the editor says above the texts: how things stand, what happened, who else is here.

import { el, say } from "./dom.js";

const $ = (query) => document.querySelector(query);

/** How things stand, by the key of its words; without one, that key is given. */
export function status(key, values) {
  if (key) {
    $("#status").textContent = say(key, values);
    $("#status").dataset.state = key;
  }
  return $("#status").dataset.state;
}

/** Something that happened; nothing to have it gone. */
export function notice(...children) {
  const shown = children.flat().filter(Boolean);
  $("#notice").replaceChildren(...shown);
  $("#notice").hidden = !shown.length;
}

export const warned = (words) => words && el("p", { class: "warning" }, words);

export const failed = (bad) => notice(warned(bad.message));

/** Words that were not taken over, as lines for a notice. */
export const left = (words) => words.length > 0 && [el("p", {}, say("pasted-left")), el("ul", {}, words.map((each) => el("li", {}, each)))];

export function tellOthers(others) {
  $("#others").hidden = !others.length;
  $("#others").textContent = others.length ? `${say("others")} ${others.join(", ")}` : "";
}
