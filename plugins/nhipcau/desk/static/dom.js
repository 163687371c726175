// Small things: elements, what stands in a page for its script, words with places.

const found = document.querySelector("#told");
export const told = found ? JSON.parse(found.textContent) : { words: {} };

/** What the desk says by that key, its {places} filled. */
export function say(key, values = {}) {
  const words = told.words[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** An element with attributes and children; functions become listeners, false and null are left out. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else if (name === "value") made.value = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((each) => each !== null && each !== undefined && each !== false));
  return made;
}

/** The buttons that mend a problem, say that a paragraph is right, or let a sentence pass for a reason, where that can be. */
export const mendButton = (problem, mend) => [
  problem.confirm && pressed("confirm", say("confirm"), () => mend(problem, "confirm")),
  problem.mend && pressed("mend", say("mend", problem.mend), () => mend(problem, "mend")),
  problem.spare && !problem.confirm && pressed("spare", say("spare"), () => mend(problem, "spare")),
];

/** A button that cannot be pressed again until what it does is done. */
export const pressed = (name, words, act) =>
  el("button", { type: "button", class: `quiet ${name}`, click: async (event) => {
    const button = event.currentTarget;
    button.disabled = true; // until the server has answered, and says anew what is wrong
    await act();
    button.disabled = false;
  } }, words);

/** What only a script works stands there disabled, so that no click is lost; now the script is there. */
export function ready() {
  for (const each of document.querySelectorAll("[data-waits]")) each.disabled = false;
}

const fitsItself = CSS.supports("field-sizing", "content");

/** Make a field as high as its words, in browsers whose style sheets cannot. */
export function fit(area) {
  if (fitsItself) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

export function soon(work, delay) {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, delay);
  };
}

let numbered = 0;
export const fresh = (name) => `${name}-${(numbered += 1)}`;
