// Footnotes: the call of each is a node, and its words stand in an island of source, where they are found and changed.

import { island, schema } from "./schema.js";

const { nodes } = schema;
const HEAD = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*/gm;
const MOVED_IN = /^(?: {1,4}|\t)/;

/** Where the words of a note stand in the source of an island; null where they do not. */
function span(source, name) {
  const heads = [...source.matchAll(HEAD)];
  const at = heads.findIndex((each) => each[1] === name);
  if (at < 0) return null;
  const start = heads[at].index + heads[at][0].length;
  return { start, end: start + source.slice(start, heads[at + 1]?.index).trimEnd().length };
}

const told = (lines) => lines.split(/\r?\n/).map((line, at) => (at ? line.replace(MOVED_IN, "") : line)).join("\n").trim();
const written = (words) => words.trim().split("\n").map((line, at) => (at && line.trim() ? `    ${line.trimEnd()}` : line.trimEnd())).join("\n");

function place(doc, name) {
  let found = null;
  doc.descendants((node, at) => {
    const words = !found && node.type === nodes.island && span(node.attrs.source, name);
    if (words) found = { ...words, at, node };
  });
  return found;
}

/** The words of a note as Markdown; "" where it has none. */
export function noteWords({ view: { state } }, name) {
  const found = place(state.doc, name);
  return found ? told(found.node.attrs.source.slice(found.start, found.end)) : "";
}

/** The name of the note whose call is selected; "" where none is. */
export function selectedNote({ view: { state } }) {
  const { node } = state.selection;
  return node?.type === nodes.note ? node.attrs.name : "";
}

/** Give a note those words: of its island no other letter changes. Without a name, its call is put at the cursor. */
export function writeNote(rich, name, words) {
  const { state } = rich.view;
  const change = state.tr;
  const found = name && place(state.doc, name);
  if (!name) change.replaceSelectionWith(nodes.note.create({ name: (name = free(state.doc)) }), false);
  if (found) {
    const { source } = found.node.attrs;
    const gap = source[found.start - 1] === ":" ? " " : "";
    const now = `${source.slice(0, found.start)}${gap}${written(words)}${source.slice(found.end)}`;
    change.replaceWith(found.at, found.at + found.node.nodeSize, island(now));
  } else change.insert(change.doc.content.size, island(`[^${name}]: ${written(words)}`));
  rich.view.dispatch(change);
}

/** The first number that is no note's yet. */
function free(doc) {
  const taken = [0];
  doc.descendants((node) => {
    if (node.type === nodes.note) taken.push(Number(node.attrs.name) || 0);
    if (node.type === nodes.island) for (const head of node.attrs.source.matchAll(HEAD)) taken.push(Number(head[1]) || 0);
  });
  return String(Math.max(...taken) + 1);
}
