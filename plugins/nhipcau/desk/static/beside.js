// Both languages paragraph by paragraph: between the two how the translation stands to its source, what changed in that,
// and what mends it.

import { el, mendButton, pressed, say, told } from "./dom.js";
import { ask } from "./net.js";
import { panel } from "./panels.js";

const $ = (query) => document.querySelector(query);
const FEW = 2; // sound rows that are shown between two that want something

/** `acts` are: confirm(lang, paragraphs), put(lang, ident, words), takeBack(file), go(place), mend, problems(), failed(bad). */
export function startBeside({ id, tab, languages, signIn, acts }) {
  const button = $("#beside-button");
  if (!button) return { refresh: () => {}, count: () => {} };
  const place = $("#beside-rows");
  const lang = $("#beside-lang");
  let suggested = new Map();
  let asked = 0;

  const look = async () => {
    const mine = (asked += 1);
    let found;
    try {
      found = await ask(`${told.base}/api/beside/${id}?tab=${tab}&lang=${lang.value}`, { signIn });
    } catch (bad) {
      return place.replaceChildren(el("p", { class: "notice warning" }, bad.message));
    }
    if (mine === asked) draw(found);
  };
  const box = panel(button, $("#beside"), "with-beside", look);
  lang.replaceChildren(...languages.map((each, at) => el("option", { value: each.code, selected: at === 1 }, each.name)));
  lang.addEventListener("change", () => {
    suggested = new Map();
    links();
    look();
  });
  const links = () => {
    for (const each of $("#beside").querySelectorAll("[data-format]")) {
      each.href = `${told.base}/api/exchange/${id}?lang=${lang.value}&format=${each.dataset.format}`;
    }
  };
  links();
  $("#beside-all").addEventListener("click", () => acts.confirm(lang.value, []));
  $("#beside-suggest").addEventListener("click", async () => {
    try {
      const { found } = await ask(`${told.base}/api/suggest/${id}?tab=${tab}&lang=${lang.value}`, { signIn });
      suggested = new Map(found.map((each) => [each.field || `block ${each.blocks[0]}`, each]));
      $("#beside-said").textContent = found.length ? say("suggested", { n: found.length }) : say("suggested-none");
    } catch (bad) {
      acts.failed(bad);
    }
    look();
  });
  const file = $("#beside-file");
  $("#beside-back").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    if (file.files[0]) await acts.takeBack(file.files[0]);
    file.value = "";
    look();
  });

  function draw({ rows, there, lang: translation, source }) {
    $("#beside-all").hidden = !there;
    if (!there) return place.replaceChildren(el("p", { class: "empty" }, say("published-edition")));
    const shown = rows.map((row) => ({ row, problems: parity(row, source, translation) }));
    place.replaceChildren(...runs(shown).map(({ sound, some }) => {
      const list = el("ol", { class: "twins" }, some.map(({ row, problems }) => twin(row, problems, source, translation)));
      if (!sound || some.length <= FEW) return list;
      return el("details", {}, el("summary", {}, say("twins-sound", { n: some.length })), list);
    }));
  }

  /** What is not the same in both languages of a row. */
  const parity = (row, source, translation) => {
    const has = (each, side, code) => each.lang === code && side.some((one) => (each.field ? one.field === each.field : one.block === each.block && !one.field));
    return acts.problems().filter((each) => each.rule.startsWith("parity.") && (has(each, row.source, source) || has(each, row.translation, translation)));
  };

  function twin(row, problems, source, translation) {
    const side = (paragraphs, code) => el("div", { class: "twin-side", lang: code }, paragraphs.map((each) => el("p", {}, each.words)));
    return el("li", { class: `twin twin-${row.state}` }, side(row.source, source), between(row, problems, source, translation), side(row.translation, translation));
  }

  function between(row, problems, source, translation) {
    const changes = row.changes.map(([kind, words]) => [kind === "same" ? words : el(kind, {}, words), " "]);
    const first = row.translation[0] ?? row.source[0];
    const go = () => {
      box.show(false);
      acts.go({ ...first, lang: row.translation.length ? translation : source });
    };
    const right = row.translation.length && row.state !== "confirmed";
    return el("div", { class: "twin-state" },
      el("p", { class: "flag" }, say(`twin-${row.state}`)),
      changes.length ? el("p", { class: "changes", lang: source }, changes) : "",
      problems.map((each) => el("p", { class: `level-${each.level}` }, each.text, mendButton(each, acts.mend))),
      suggestions(row, translation),
      el("p", { class: "twin-acts" },
        right ? pressed("confirm", say("confirm"), () => acts.confirm(translation, row.translation.map(({ name, words }) => ({ name, words })))) : "",
        el("button", { type: "button", class: "plain", click: go }, say("go-there"))));
  }

  function suggestions(row, translation) {
    const found = row.source.map((each) => suggested.get(each.field || `block ${each.block}`)).find(Boolean);
    if (!found) return "";
    return el("ul", { class: "suggestions" }, found.matches.map((each) =>
      el("li", {}, el("strong", {}, `${each.alike}% `), el("span", { lang: translation }, each.words), " ",
        pressed("put", say("put"), () => acts.put(translation, found.ident, each.words)))));
  }

  return {
    refresh: () => box.open && look(),
    /** How many paragraphs are older than their source. */
    count(problems) {
      const stale = problems.filter((each) => each.rule === "stale" && each.level !== "note").length;
      $("#stale-count").textContent = String(stale);
      $("#stale-count").hidden = !stale;
    },
  };
}

/** Rows that are sound, and rows that want something, each run by itself. */
function runs(shown) {
  const found = [];
  for (const each of shown) {
    const sound = each.row.state === "confirmed" && !each.problems.length;
    if (found.at(-1)?.sound !== sound) found.push({ sound, some: [] });
    found.at(-1).some.push(each);
  }
  return found;
}
