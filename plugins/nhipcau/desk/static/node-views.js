// How islands, photos, films and mentions look while they are edited.

import { el, fit, fresh, say } from "./dom.js";
import { Held } from "./held.js";
import { joined, parted } from "./photos.js";
import { Recorded } from "./recordings.js";

export function views(hooks) {
  return {
    island: (node, view, position) => new Island(node, view, position),
    figure: (node, view, position) => new Figures(node, view, position, hooks),
    recording: (node, view, position) => new Recorded(node, view, position, hooks),
    note: (node) => ({ dom: el("sup", { class: "note", title: say("footnote-open") }, node.attrs.name) }),
    remark: (node) => ({ dom: el("span", { class: "remark", title: node.attrs.said.trim() }, "✎ ", node.attrs.said.trim()) }),
    mention: (node) => ({ dom: el("span", { class: "mention" }, hooks.name(node.attrs.kind, node.attrs.key, hooks.lang)) }),
  };
}

class Island extends Held {
  constructor(...given) {
    super(...given);
    const id = fresh("island");
    this.area = el("textarea", {
      id,
      rows: 1,
      spellcheck: "false",
      value: this.node.attrs.source,
      input: () => {
        fit(this.area);
        this.set({ source: this.area.value });
      },
    });
    this.dom = el("div", { class: "island" }, el("label", { for: id }, say("island")), this.area);
    requestAnimationFrame(() => fit(this.area));
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    if (node !== this.node && node.attrs.source !== this.area.value) this.area.value = node.attrs.source;
    this.node = node;
    return true;
  }
}

class Figures extends Held {
  constructor(node, view, position, hooks) {
    super(node, view, position);
    this.hooks = hooks;
    this.dom = el("div", { class: "figures" });
    this.draw();
  }

  draw() {
    this.shown = [];
    this.dom.replaceChildren(...this.node.attrs.photos.map((photo, at) => this.photo(photo, at)));
  }

  change(at, words) {
    const photos = this.node.attrs.photos.map((each, number) => (number === at ? { ...each, ...words } : each));
    this.set({ photos });
  }

  photo(photo, at) {
    const { caption, credit } = parted(photo.title);
    const inputs = {
      alt: el("input", { value: photo.alt }),
      caption: el("input", { value: caption }),
      credit: el("input", { value: credit }),
    };
    const told = () =>
      this.change(at, { alt: inputs.alt.value.trim(), title: joined(inputs.caption.value, inputs.credit.value, this.view.dom.lang) });
    const field = (name) => {
      inputs[name].addEventListener("change", told);
      inputs[name].id = fresh(name);
      return el("div", {}, el("label", { class: "label", for: inputs[name].id }, say(name)), inputs[name]);
    };
    const point = el("span", { class: "point", hidden: !photo.focus });
    const place = (focus) => {
      const [x, y] = focus.split(" ");
      Object.assign(point.style, { left: x, top: y });
      point.hidden = false;
    };
    const image = el("img", { src: this.hooks.photo(photo.src), alt: photo.alt, title: say("focus") });
    image.addEventListener("click", (event) => {
      const box = image.getBoundingClientRect();
      const percent = (part, whole) => Math.round((100 * part) / whole);
      const focus = `${percent(event.clientX - box.left, box.width)}% ${percent(event.clientY - box.top, box.height)}%`;
      place(focus);
      this.change(at, { focus });
    });
    if (photo.focus) place(photo.focus);
    this.shown.push((now) => {
      const said = { alt: now.alt, ...parted(now.title) };
      for (const [name, input] of Object.entries(inputs)) if (input !== document.activeElement) input.value = said[name];
      if (now.focus) place(now.focus);
    });
    const words = el("button", { type: "button", class: "plain", click: () => this.hooks.words(this.node.attrs.photos.map((each) => each.src)) }, say("all-languages"));
    const remove = el("button", { type: "button", class: "plain", click: () => this.remove(at) }, say("remove"));
    return el(
      "div",
      { class: "photo" },
      el("div", { class: "seen" }, image, point),
      el("div", { class: "told" }, field("alt"), field("caption"), field("credit"), el("p", { class: "file" }, photo.src, " ", words, " ", remove)),
    );
  }

  remove(at) {
    const photos = this.node.attrs.photos.filter((_, number) => number !== at);
    if (!photos.length) return this.removeAll();
    this.set({ photos });
    this.draw();
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    const before = this.node.attrs.photos;
    this.node = node;
    const photos = node.attrs.photos;
    if (photos.length !== before.length || photos.some((each, at) => each.src !== before[at].src)) this.draw();
    else photos.forEach((each, at) => this.shown[at](each));
    return true;
  }
}
