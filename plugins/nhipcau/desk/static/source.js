// A text as its source: its fields and its Markdown, the keys completed as one types, what is wrong marked at its line.

import {
  autocompletion, completionKeymap, defaultKeymap, defineLanguageFacet, drawSelection, EditorState, EditorView,
  HighlightStyle, history, historyKeymap, keymap, Language, lineNumbers, parser, setDiagnostics, Strikethrough,
  syntaxHighlighting, Table, tags,
} from "./codemirror.js";

const KINDS = ["story", "event", "anniversary", "page", "person", "organisation", "document", "topic", "section", "venue"];
const FENCE = /^---\s*$/;

/** The fields above the text are none of its Markdown. */
const frontMatter = {
  defineNodes: [{ name: "FrontMatter", block: true, style: tags.meta }],
  parseBlock: [{
    name: "FrontMatter",
    before: "LinkReference",
    parse(context, line) {
      if (context.lineStart !== 0 || !FENCE.test(line.text)) return false;
      while (context.nextLine() && !FENCE.test(line.text));
      const end = context.lineStart + line.text.length;
      context.nextLine();
      context.addElement(context.elt("FrontMatter", 0, end));
      return true;
    },
  }],
};
const markdown = new Language(defineLanguageFacet(), parser.configure([Table, Strikethrough, frontMatter]), [], "markdown");
const colours = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url, tags.labelName], color: "var(--accent)" },
  { tag: [tags.meta, tags.comment, tags.processingInstruction, tags.monospace], color: "var(--ink-soft)" },
]);
const look = EditorView.theme({
  "&": { fontSize: "0.9375rem", backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--rule-strong)" },
  ".cm-content": { fontFamily: "ui-monospace, monospace", caretColor: "var(--ink)", minHeight: "50vb" },
  ".cm-gutters": { backgroundColor: "var(--paper-tinted)", color: "var(--ink-soft)", border: "0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--accent-wash)" },
  ".cm-tooltip": { background: "var(--paper)", color: "var(--ink)", border: "1px solid var(--rule-strong)" },
  ".cm-tooltip.cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent-wash)", color: "var(--ink)" },
  ".cm-diagnostic": { fontFamily: "var(--sans)", whiteSpace: "normal", maxWidth: "30rem" },
});

export class SourceText {
  /** `needs` are: label, controls, find(kind, words), changed(). */
  constructor(value, lang, needs) {
    this.view = new EditorView({
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(document.querySelector("script[nonce]")?.nonce ?? ""),
          lineNumbers(), history(), drawSelection(), EditorView.lineWrapping, look, markdown.extension,
          syntaxHighlighting(colours),
          autocompletion({ override: [keys(needs)] }),
          keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.contentAttributes.of({ "aria-label": needs.label, lang, spellcheck: "false" }),
          EditorView.updateListener.of((change) => {
            if (change.docChanged && !this.silent) needs.changed();
          }),
        ],
      }),
    });
    this.dom = this.view.dom;
    this.ends = value.includes("\r\n") ? "\r\n" : "\n";
  }

  get value() {
    return this.view.state.doc.toString().replaceAll("\n", this.ends);
  }

  set value(words) {
    this.silent = true;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: words } });
    this.silent = false;
  }

  /** Mark what is wrong, each at its line. */
  mark(found) {
    const { doc } = this.view.state;
    const marks = found.filter((each) => each.line > 0 && each.line <= doc.lines).map((each) => {
      const { from, to } = doc.line(each.line);
      const start = Math.min(from + Math.max(each.column - 1, 0), to);
      return { from: start, to, severity: each.level === "note" ? "info" : each.level, message: each.text };
    });
    this.view.dispatch(setDiagnostics(this.view.state, marks.sort((one, other) => one.from - other.from)));
  }

  destroy() {
    this.view.destroy();
  }
}

/** What can stand where one types: fields, what they may hold, kinds of things, and keys found by words of their names. */
function keys({ controls, find }) {
  const fields = controls.map((each) => ({ label: each.name, detail: each.label, apply: `${each.name}: ` }));
  return async (context) => {
    const { doc } = context.state;
    const line = doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    if (isFront(doc, line.number)) {
      const name = /^[a-z_]+$/.exec(before);
      if (name) return { from: line.from, options: fields };
      const value = /^(\w+):\s*(?:\[(?:[^\],]*,)*\s*)?([^\],[]*)$/.exec(before);
      const control = value && controls.find((each) => each.name === value[1]);
      if (control?.names) return found(await find(control.names, value[2]), context.pos - value[2].length);
      if (control?.options.length && control.control === "choice") {
        return { from: context.pos - value[2].length, options: control.options.map((label) => ({ label })) };
      }
      return null;
    }
    const kind = /\{(\w*)$/.exec(before);
    if (kind) return { from: context.pos - kind[1].length, options: KINDS.map((label) => ({ label, apply: `${label}}` })) };
    const key = /\{(\w+)\}([^\s(){}[\]]*)$/.exec(before);
    return key && KINDS.includes(key[1]) ? found(await find(key[1], key[2]), context.pos - key[2].length) : null;
  };
}

const found = (offers, from) => ({
  from,
  filter: false,
  options: offers.map(({ key, name, beside }) => ({ label: key, detail: [name, beside].filter(Boolean).join(" · ") })),
});

/** Whether a line stands between the two that fence the fields in. */
function isFront(doc, number) {
  if (number === 1 || !FENCE.test(doc.line(1).text)) return false;
  for (let at = 2; at < number; at += 1) if (FENCE.test(doc.line(at).text)) return false;
  return true;
}
