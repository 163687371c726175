// The search: reads the form or the address, asks the reader's own edition first and the others after it.

import { Edition } from "./search/edition.js";
import { Filters } from "./search/filters.js";
import { Group } from "./search/results.js";
import { suggestion } from "./search/suggestion.js";

const PATIENCE = 300; // milliseconds: until a search is said to take its time, and after the last key pressed

const form = document.getElementById("search-form");
const field = document.getElementById("search");
const results = document.getElementById("search-results");
const status = document.getElementById("search-status");
const none = document.getElementById("search-none");
const meant = document.getElementById("search-meant");
const failed = document.getElementById("search-failed");
const otherwise = document.getElementById("search-otherwise");

const template = document.getElementById("search-result");
const editions = [...results.querySelectorAll("[data-volumes]")].map((element) => {
  const edition = new Edition(element.lang, element.dataset.volumes.split(" "));
  return { edition, group: new Group(element, template, edition) };
});
const filters = new Filters(document.getElementById("search-filters"), () => go("push"));

let current = 0; // the number of the newest search: an older one that comes late is dropped
let typing;
let slow;

const language = document.documentElement.lang;
const plural = new Intl.PluralRules(language);
const samples = Object.entries(results.dataset).filter(([name]) => name.startsWith("count-"));

/** A message with the query in it. */
function said(message, query) {
  return message.replace("{query}", query);
}

/** "3 results for …": the page has the sentence for some numbers, at least one of each plural form of its language. */
function told(count, query) {
  const form = plural.select(count);
  const sample = samples.find(([name]) => plural.select(Number(name.slice("count-".length))) === form);
  return said(sample[1].replace("{number}", new Intl.NumberFormat(language).format(count)), query);
}

/** Show one state of the page: a sentence, and what goes with it. */
function tell(sentence, { advice = null, busy = false } = {}) {
  clearTimeout(slow);
  status.textContent = sentence;
  results.setAttribute("aria-busy", String(busy));
  none.hidden = advice !== none;
  failed.hidden = advice !== failed;
  meant.hidden = true;
}

/** Write the search into the address, so that it can be sent to others and come back. */
function note(query, how) {
  const parameters = new URLSearchParams({ q: query, ...filters.parameters });
  const address = query ? `?${parameters}` : location.pathname;
  if (address !== (location.search || location.pathname)) {
    history[how === "push" ? "pushState" : "replaceState"](null, "", address);
  }
}

async function go(how) {
  const number = ++current;
  const query = field.value.trim();
  clearTimeout(typing);
  if (how) {
    note(query, how);
  }
  if (!query) {
    editions.forEach(({ group }) => group.clear());
    otherwise.toggleAttribute("data-waits", false);
    tell("");
    return;
  }
  delete results.dataset.state;
  otherwise.toggleAttribute("data-waits", true); // what comes before it would push it down
  clearTimeout(slow);
  slow = setTimeout(() => tell(results.dataset.loading, { busy: true }), PATIENCE);
  try {
    await search(query, () => number === current);
  } catch (fault) {
    if (number === current) {
      console.warn(fault);
      editions.forEach(({ group }) => group.clear());
      otherwise.toggleAttribute("data-waits", false);
      tell(results.dataset.failed, { advice: failed });
    }
  }
  if (number === current) {
    results.dataset.state = "done"; // what comes later, comes when the reader comes to the last result
  }
}

async function search(query, isCurrent) {
  const [own, ...others] = editions;
  const found = await own.edition.search(query, filters.chosen, { newest: filters.newest });
  await own.group.show(found, isCurrent);
  if (!isCurrent()) {
    return;
  }
  filters.count(found.counts);
  if (found.results.length) {
    tell(told(found.results.length, query));
    // What is here already stays, whatever becomes of the rest.
    const shown = own.group.readOn().then(() => isCurrent() && foreign(others, query, isCurrent));
    shown.catch((fault) => console.warn(fault)).then(() => finished(isCurrent));
    return;
  }
  const more = await foreign(others, query, isCurrent);
  if (isCurrent()) {
    const { none: nowhere, noneHere } = results.dataset;
    tell(said(more ? noneHere : nowhere, query), { advice: more ? null : none });
    finished(isCurrent);
  }
  if (!more) {
    await suggest(query, isCurrent);
  }
}

/** Nothing more comes by itself: show what follows the results. */
function finished(isCurrent) {
  if (isCurrent()) {
    otherwise.toggleAttribute("data-waits", false);
  }
}

/** Say what may have been meant, in the first edition that has anything near. */
async function suggest(query, isCurrent) {
  for (const { edition } of editions) {
    const spelt = await suggestion(query, edition, filters.chosen);
    if (spelt && isCurrent()) {
      meant.href = `?${new URLSearchParams({ q: spelt, ...filters.parameters })}`;
      meant.textContent = said(results.dataset.meant, spelt);
      meant.hidden = false;
    }
    if (spelt) {
      return;
    }
  }
}

/** Show what the other editions have, and give how much that is. */
async function foreign(others, query, isCurrent) {
  let count = 0;
  for (const { edition, group } of others) {
    const found = await edition.search(query, filters.chosen, { literally: true, newest: filters.newest });
    await group.show(found, isCurrent);
    count += found.results.length;
  }
  return count;
}

/** Take the search from the address. */
function read() {
  const parameters = new URLSearchParams(location.search);
  field.value = parameters.get("q") ?? "";
  filters.read(parameters);
  return go();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go("push").then(() => status.focus({ preventScroll: true }));
});
field.addEventListener("focus", () => editions[0].edition.open().catch(() => {}), { once: true });
field.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => go("replace"), PATIENCE);
});
failed.querySelector("button").addEventListener("click", () => go());
addEventListener("popstate", read);
read();
