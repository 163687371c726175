// One language's text as rich text. A block that nobody touched is the same object that it was made as, and goes back to
// the server as its number: so its source keeps its bytes.

import {
  baseKeymap, chainCommands, dropCursor, EditorState, EditorView, exitCode, Fragment, gapCursor, goToNextCell, history,
  inputRules, keymap, liftListItem, redo, sinkListItem, splitListItem, tableEditing, textblockTypeInputRule, undo,
  wrappingInputRule,
} from "./prosemirror.js";
import { selectedNote } from "./footnotes.js";
import { marking, problems } from "./marking.js";
import { isEmpty, schema, toHtml, toNode } from "./schema.js";
import { views } from "./node-views.js";

const { nodes, marks } = schema;

function rules() {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, (match) => ({ level: match[1].length })),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
      wrappingInputRule(/^(\d+)\.\s$/, nodes.ordered_list, (match) => ({ start: Number(match[1]) })),
    ],
  });
}

function keys(openNote) {
  const item = nodes.list_item;
  const lineBreak = chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  });
  return keymap({
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    Enter: chainCommands(openNote, splitListItem(item)),
    "Shift-Enter": lineBreak,
    Tab: chainCommands(goToNextCell(1), sinkListItem(item)),
    "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(item)),
  });
}

export class Rich {
  /** `place` is where it stands; `hooks` are: changed(), paste(html), files(list), note(name),
   * photo(name), names. */
  constructor(place, edition, lang, label, hooks) {
    this.hooks = hooks;
    this.origins = new WeakMap();
    this.originals = [];
    this.lang = lang;
    const rich = this;
    this.view = new EditorView(place, {
      state: this._state(edition.blocks.map(toNode)),
      attributes: { lang, role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "true" },
      nodeViews: views(hooks),
      dispatchTransaction(change) {
        const state = rich.view.state.apply(change);
        rich.view.updateState(state);
        if (change.docChanged && !change.getMeta("told")) hooks.changed();
        hooks.moved?.(rich);
      },
      handleClickOn: (view, at, node, start, event, direct) => {
        if (direct && node.type === nodes.note) queueMicrotask(() => hooks.note(node.attrs.name)); // once it is selected
        return false;
      },
      handlePaste: (view, event) => rich._pasted(event),
      handleDrop: (view, event, slice, moved) => rich._dropped(event, moved),
    });
    this._remember([...this.children()]);
  }

  _state(children) {
    const doc = nodes.doc.create(null, children.length ? children : [nodes.paragraph.create()]);
    const plugins = [rules(), keys(() => this._openNote()), keymap(baseKeymap), history(), dropCursor(), gapCursor(), tableEditing(), problems(this.hooks.mend)];
    return EditorState.create({ doc, plugins });
  }

  *children() {
    for (let at = 0; at < this.view.state.doc.childCount; at += 1) yield this.view.state.doc.child(at);
  }

  /** Those nodes are now the blocks of the text that the server calls shown, by their numbers. */
  _remember(children) {
    this.originals = children.filter((node) => !isEmpty(node));
    this.origins = new WeakMap(this.originals.map((node, number) => [node, number]));
  }

  /** The text as the server takes it: numbers of blocks that are as they were, HTML or source of all others. */
  parts() {
    const sent = [...this.children()].filter((node) => !isEmpty(node));
    const used = new Set();
    const claim = (number) => number !== undefined && number >= 0 && !used.has(number) && used.add(number);
    const numbers = sent.map((node) => (claim(this.origins.get(node)) ? this.origins.get(node) : -1));
    const parts = sent.map((node, at) => {
      if (numbers[at] < 0) numbers[at] = this._back(node, used);
      if (numbers[at] >= 0) return { kept: numbers[at] };
      return node.type === nodes.island ? { source: node.attrs.source } : { html: toHtml(node) };
    });
    this.sent = sent;
    return parts;
  }

  /** A block that was touched and is again what it was, as after an undo. */
  _back(node, used) {
    const number = this.originals.findIndex((each, at) => !used.has(at) && each.eq(node));
    if (number >= 0) used.add(number);
    return number;
  }

  /** Take over what the server has now; where others changed it, only what differs is replaced. Whether that was done. */
  adopt(edition, sent) {
    const now = [...this.children()].filter((node) => !isEmpty(node));
    const untouched = now.length === sent.length && now.every((node, at) => node === sent[at]);
    if (edition.blocks.length === sent.length && !edition.joined) {
      this._remember(sent);
      return true;
    }
    if (!untouched) return false;
    this.show(edition.blocks);
    return true;
  }

  /** Show other blocks, touching no more than what differs, so that the cursor and the page stay where they are. */
  show(blocks) {
    const wanted = blocks.length ? blocks.map(toNode) : [nodes.paragraph.create()];
    const { doc } = this.view.state;
    let first = 0;
    while (first < wanted.length && first < doc.childCount && doc.child(first).eq(wanted[first])) first += 1;
    let last = 0;
    while (
      last < wanted.length - first && last < doc.childCount - first
      && doc.child(doc.childCount - 1 - last).eq(wanted[wanted.length - 1 - last])
    ) last += 1;
    let from = 0;
    for (let at = 0; at < first; at += 1) from += doc.child(at).nodeSize;
    let to = doc.content.size;
    for (let at = 0; at < last; at += 1) to -= doc.child(doc.childCount - 1 - at).nodeSize;
    if (from !== to || wanted.length !== first + last) {
      const change = this.view.state.tr.replaceWith(from, to, Fragment.from(wanted.slice(first, wanted.length - last)));
      this.view.dispatch(change.setMeta("told", true).setMeta("addToHistory", false));
    }
    this._remember([...this.children()]);
  }

  /** Mark the blocks in which something is wrong: what, by their numbers, the worst first. */
  mark(found) {
    this.view.dispatch(this.view.state.tr.setMeta(marking, found).setMeta("told", true).setMeta("addToHistory", false));
  }

  go(number) {
    let at = 0;
    let count = 0;
    for (const node of this.children()) {
      if (!isEmpty(node) && count++ === number) break;
      at += node.nodeSize;
    }
    const dom = this.view.nodeDOM(Math.min(at, this.view.state.doc.content.size));
    dom?.scrollIntoView?.({ block: "center" });
    this.view.focus();
  }

  /** Put blocks in at the cursor: in the place of an empty paragraph, or else below the block one is in. */
  insert(children) {
    const { state } = this.view;
    const { $from } = state.selection;
    const inside = $from.depth > 0;
    const empty = inside && isEmpty($from.node(1)) && $from.depth === 1;
    const at = inside ? (empty ? $from.before(1) : $from.after(1)) : state.selection.to;
    const end = empty ? $from.after(1) : at;
    this.view.dispatch(state.tr.replaceWith(at, end, Fragment.from(children)).scrollIntoView());
  }

  /** The number of the block that one is in. */
  get here() {
    return this.view.state.selection.$from.index(0);
  }

  /** Put blocks in below the block of that number. */
  insertBelow(children, number) {
    let at = 0;
    for (const [count, node] of [...this.children()].entries()) if (count <= number) at += node.nodeSize;
    this.view.dispatch(this.view.state.tr.insert(at, children).scrollIntoView());
  }

  /** A file beside the text: it is linked to by what it was called. */
  file(name, called) {
    this.insert([nodes.paragraph.create(null, schema.text(called || name, [marks.link.create({ href: name })]))]);
  }

  /** Ask for the words of the note whose call is selected; whether one is. */
  _openNote() {
    const name = selectedNote(this);
    if (name) this.hooks.note(name);
    return !!name;
  }

  _pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (html.includes("data-pm-slice")) return false; // from this editor
    if (html) {
      this.hooks.paste(this, html);
      return true;
    }
    if (files.length) {
      this.hooks.files(this, files);
      return true;
    }
    return false;
  }

  _dropped(event, moved) {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (moved || !files.length) return false;
    event.preventDefault();
    this.hooks.files(this, files);
    return true;
  }

  selectedText() {
    const { from, to } = this.view.state.selection;
    return this.view.state.doc.textBetween(from, to, " ").trim();
  }

  hasMark(name) {
    const { from, to, empty, $from } = this.view.state.selection;
    const type = marks[name];
    if (empty) return !!type.isInSet(this.view.state.storedMarks || $from.marks());
    return this.view.state.doc.rangeHasMark(from, to, type);
  }
}

