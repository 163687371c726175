// One language of a piece: its fields, its text as rich text or as source, and what it says to the server.

import { el, say } from "./dom.js";
import { field } from "./fields.js";
import { Rich } from "./rich.js";
import { toolbar } from "./toolbar.js";

let SourceText = null;

/** Load the view of sources: most people never open it. */
export const loadSource = async () => ({ SourceText } = await import("./source.js"));

const ABOVE = ["title", "phrase", "place", "standfirst", "dateline"];

export class Edition {
  /** `given` has: language, edition, controls (of words), all (controls), hooks, ways (of the toolbar), field (what fields need). */
  constructor(given) {
    Object.assign(this, given);
    this.lang = given.language.code;
    this.changedFields = {};
    this.fields = new Map();
    this.box = el("section", { class: "edition", "data-lang": this.lang, "aria-label": given.language.name });
    this.draw();
  }

  draw() {
    const { edition, language } = this;
    this.fields.clear();
    if (!edition.there && !edition.draft && !this.begun) {
      const begin = el("button", { type: "button", class: "button", click: () => {
        this.begun = true;
        this.draw();
      } }, say("begin"));
      this.box.replaceChildren(el("h2", { class: "lang-name" }, language.name), el("p", {}, say("published-edition")), edition.mine ? begin : "");
      return;
    }
    this.asSource = !edition.readable;
    const head = el("div", { class: "edition-head" }, el("h2", { class: "lang-name" }, language.name), this.sourceButton());
    const { above, below } = this.parted();
    this.body = el("div", { class: "body" });
    this.form = el("div", { class: "fields" }, above.map((each) => this.control(each)));
    this.more = el("details", { class: "more" }, el("summary", {}, say("more")), below.map((each) => this.control(each)));
    this.box.replaceChildren(head, this.form, this.body, this.more);
    this.box.classList.toggle("not-mine", !edition.mine);
    this.box.inert = !edition.mine;
    this.showBody();
  }

  /** The fields that stand above the text, and those below it. */
  parted() {
    const above = ABOVE.map((name) => this.controls.find((each) => each.name === name)).filter(Boolean);
    return { above, below: this.controls.filter((each) => !above.includes(each)) };
  }

  sourceButton() {
    this.toggle = el("button", { type: "button", class: "plain", "aria-pressed": "false", click: () => this.turn() }, say("source"));
    return this.toggle;
  }

  control(control) {
    const made = field(control, this.edition.fields[control.name] ?? "", (value) => {
      this.changedFields[control.name] = value;
      this.hooks.changed();
    }, { ...this.field, lang: this.lang });
    this.fields.set(control.name, made);
    return made.box;
  }

  showBody() {
    this.rich?.view.destroy();
    this.area?.destroy();
    this.rich = null;
    this.form.hidden = this.more.hidden = this.asSource;
    this.toggle.setAttribute("aria-pressed", String(this.asSource));
    if (this.asSource) {
      const label = `${say("source")} ${this.language.name}`;
      this.area = new SourceText(this.edition.source, this.lang, { label, controls: this.all, find: this.hooks.find, changed: () => this.hooks.changed() });
      this.why = el("p", { class: "notice warning", hidden: this.edition.readable }, this.edition.why || say("unreadable"));
      this.body.replaceChildren(this.why, this.area.dom);
      return;
    }
    this.area = null;
    const holder = el("div", { class: "text" });
    this.rich = new Rich(holder, this.edition, this.lang, `${this.language.name}`, {
      ...this.hooks,
      lang: this.lang,
      note: (name) => this.ways.footnote(this.rich, name),
      moved: () => this.tools?.refresh(),
    });
    this.tools = toolbar(this.rich, this.ways);
    this.body.replaceChildren(this.tools.bar, holder);
  }

  /** From rich text to source or back: by way of the server, which writes and reads. */
  async turn() {
    await Promise.all([this.hooks.flush(), loadSource()]);
    const fresh = await this.hooks.reopen(this.lang);
    this.edition = { ...this.edition, ...fresh };
    this.changedFields = {};
    this.asSource = !this.asSource;
    if (!this.asSource) this.redrawFields();
    this.asSource ||= !this.edition.readable;
    this.showBody();
  }

  redrawFields() {
    const { above, below } = this.parted();
    this.form.replaceChildren(...above.map((each) => this.control(each)));
    this.more.replaceChildren(el("summary", {}, say("more")), ...below.map((each) => this.control(each)));
  }

  get active() {
    return !!(this.rich || this.area);
  }

  /** What the server is told; `facts` are those that stand in this language's file. */
  told(facts) {
    const told = { base: this.edition.base, shown: this.edition.shown, fields: { ...this.changedFields, ...facts } };
    if (this.area) return { ...told, fields: facts, source: this.area.value };
    return { ...told, parts: this.rich.parts() };
  }

  /** Whether anything here is other than what was saved; a file in foreign letters is, once it is to be `saved`. */
  isTouched(facts, saved = false) {
    if (!this.active || !this.edition.mine) return false;
    if (this.edition.draft || (saved && this.edition.foreign)) return true;
    if (this.area) return this.area.value !== this.edition.source || Object.keys(facts).length > 0;
    if (Object.keys({ ...this.changedFields, ...facts }).length) return true;
    const parts = this.rich.parts();
    return parts.length !== this.edition.blocks.length || parts.some((part, at) => part.kept !== at);
  }

  /** What was saved is now what is shown. */
  adopt(edition, told, sent) {
    if (this.area) {
      if (this.area.value === told.source) this.area.value = edition.source;
      this.edition = { ...this.edition, ...edition };
      this.why.hidden = this.edition.readable;
      return;
    }
    if (!this.rich.adopt(edition, sent)) return;
    this.edition = { ...this.edition, ...edition };
    for (const [name, value] of Object.entries(told.fields)) {
      if (JSON.stringify(this.changedFields[name]) === JSON.stringify(value)) delete this.changedFields[name];
    }
  }

  /** Show what the server made of this text: as the draft that it is, touching only what differs. */
  take(fresh) {
    this.edition = { ...this.edition, ...fresh };
    this.changedFields = {};
    if (this.area) this.area.value = fresh.source;
    else if (!this.rich || !fresh.readable) this.draw();
    else {
      this.redrawFields();
      this.rich.show(fresh.blocks);
    }
  }

  problems(found) {
    for (const [name, made] of this.fields) made.tell(found.filter((each) => each.field === name));
    const blocks = new Map();
    for (const each of found) if (!each.field && each.block >= 0) blocks.set(each.block, [...(blocks.get(each.block) ?? []), each]);
    this.rich?.mark(blocks);
    this.area?.mark(found);
  }
}

