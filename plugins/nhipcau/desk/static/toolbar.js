// The buttons above a text, each with its name; they act on the text that they stand above.

import {
  addColumnAfter, addRowAfter, deleteColumn, deleteRow, isInTable, lift, redo, setBlockType, toggleMark, undo, wrapIn,
  wrapInList,
} from "./prosemirror.js";
import { island, schema } from "./schema.js";
import { el, say } from "./dom.js";

const { nodes, marks } = schema;

function within(state, type, attributes = {}) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === type && Object.entries(attributes).every(([name, value]) => node.attrs[name] === value)) return true;
  }
  return false;
}

const block = (type, attributes) => ({
  run: (state, dispatch) =>
    within(state, type, attributes) ? setBlockType(nodes.paragraph)(state, dispatch) : setBlockType(type, attributes)(state, dispatch),
  on: (state) => within(state, type, attributes),
});
const around = (type, wrap) => ({
  run: (state, dispatch) => (within(state, type) ? lift(state, dispatch) : wrap(state, dispatch)),
  on: (state) => within(state, type),
});

function table(state, dispatch) {
  const cell = (type) => type.createAndFill();
  const row = (type) => nodes.table_row.create(null, [cell(type), cell(type)]);
  const made = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell)]);
  dispatch?.(state.tr.replaceSelectionWith(made).scrollIntoView());
  return true;
}

/** The toolbar of one text; `ways` are link(rich), mention(rich), photo(rich), film(rich), footnote(rich). */
export function toolbar(rich, ways) {
  const commands = [
    ["bold", "B", { run: toggleMark(marks.strong), on: () => rich.hasMark("strong") }],
    ["italic", "I", { run: toggleMark(marks.em), on: () => rich.hasMark("em") }],
    ["link", say("link"), { run: () => ways.link(rich), on: () => rich.hasMark("link") }],
    ["heading", "H2", block(nodes.heading, { level: 2 })],
    ["subheading", "H3", block(nodes.heading, { level: 3 })],
    ["bullets", "•—", around(nodes.bullet_list, wrapInList(nodes.bullet_list))],
    ["numbers", "1.", around(nodes.ordered_list, wrapInList(nodes.ordered_list))],
    ["quote", "“ ”", around(nodes.blockquote, wrapIn(nodes.blockquote))],
    ["mention", "@", { run: () => ways.mention(rich) }],
    ["photo", say("photo"), { run: () => ways.photo(rich) }],
    ["film-or-sound", "▶", { run: () => ways.film(rich) }],
    ["table", "▦", { run: table, on: (state) => isInTable(state) }],
    ["footnote", "x¹", { run: () => ways.footnote(rich) }],
    ["markdown", "M↓", { run: () => rich.insert([island("")]) }],
    ["undo", "↶", { run: undo }],
    ["redo", "↷", { run: redo }],
  ];
  const tables = [["row", "+ ▭", addRowAfter], ["column", "+ ▯", addColumnAfter], ["row-off", "− ▭", deleteRow], ["column-off", "− ▯", deleteColumn]];
  const button = (name, sign, run) => {
    const act = () => {
      run(rich.view.state, rich.view.dispatch, rich.view);
      if (document.activeElement === made) rich.view.focus();
    };
    const spoken = sign === say(name) ? sign : `${say(name)} ${sign}`; // what is said holds what is seen (WCAG 2.5.3)
    const made = el("button", { type: "button", class: `tool tool-${name}`, title: say(name), "aria-label": spoken, click: act }, sign);
    made.addEventListener("mousedown", (event) => event.preventDefault());
    return made;
  };
  const made = commands.map(([name, sign, { run, on }]) => ({ on, button: button(name, sign, run) }));
  const extra = el("span", { class: "tools-table", hidden: true }, tables.map(([name, sign, run]) => button(name, sign, run)));
  const bar = el("div", { class: "toolbar", role: "toolbar", "aria-label": rich.view.dom.getAttribute("aria-label") }, made.map((each) => each.button), extra);
  bar.addEventListener("keydown", (event) => {
    const all = [...bar.querySelectorAll("button")].filter((each) => each.offsetParent);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });
  const refresh = () => {
    for (const each of made) if (each.on) each.button.setAttribute("aria-pressed", String(!!each.on(rich.view.state)));
    extra.hidden = !isInTable(rich.view.state);
  };
  refresh();
  return { bar, refresh };
}
