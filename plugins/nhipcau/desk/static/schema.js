// What a text may hold in the editor: the elements that the server's `rich` knows, and islands of source for all else.

import { DOMParser, DOMSerializer, Schema, tableNodes } from "./prosemirror.js";

const plain = (tag, ...others) => ({ parseDOM: [tag, ...others].map((each) => ({ tag: each })), toDOM: () => [tag, 0] });
const tight = (dom) => ![...dom.children].some((item) => item.firstElementChild?.tagName === "P");
const BY_KEY = /^\{(\w+)\}(.*)$/s;

const tables = tableNodes({
  tableGroup: "block",
  cellContent: "inline*",
  cellAttributes: {
    align: {
      default: "",
      getFromDOM: (dom) => dom.className.match(/align-(\w+)/)?.[1] ?? "",
      setDOMAttr: (value, attributes) => {
        if (value) attributes.class = `align-${value}`;
      },
    },
  },
});

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*", ...plain("p") },
    heading: {
      group: "block",
      content: "inline*",
      defining: true,
      attrs: { level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.max(level, 2) } })),
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    blockquote: { group: "block", content: "block+", defining: true, ...plain("blockquote") },
    bullet_list: {
      group: "block",
      content: "list_item+",
      attrs: { tight: { default: true } },
      parseDOM: [{ tag: "ul", getAttrs: (dom) => ({ tight: tight(dom) }) }],
      toDOM: (node) => ["ul", node.attrs.tight ? { "data-tight": "" } : {}, 0],
    },
    ordered_list: {
      group: "block",
      content: "list_item+",
      attrs: { start: { default: 1 }, tight: { default: true } },
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ start: Number(dom.getAttribute("start") ?? 1), tight: tight(dom) }) }],
      toDOM: (node) => [
        "ol",
        {
          ...(node.attrs.start === 1 ? {} : { start: node.attrs.start }),
          ...(node.attrs.tight ? { "data-tight": "" } : {}),
        },
        0,
      ],
    },
    list_item: { content: "paragraph block*", defining: true, ...plain("li") },
    horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    code_block: {
      group: "block",
      content: "text*",
      marks: "",
      code: true,
      attrs: { language: { default: "" } },
      parseDOM: [
        {
          tag: "pre",
          preserveWhitespace: "full",
          getAttrs: (dom) => ({ language: dom.querySelector("code")?.className.replace("language-", "") ?? "" }),
        },
      ],
      toDOM: (node) => ["pre", ["code", node.attrs.language ? { class: `language-${node.attrs.language}` } : {}, 0]],
    },
    figure: {
      group: "block",
      atom: true,
      draggable: true,
      attrs: { photos: { default: [] } },
      parseDOM: [
        {
          tag: "figure",
          getAttrs: (dom) => ({
            photos: [...dom.querySelectorAll("img")].map((image) => ({
              src: image.getAttribute("src"),
              alt: image.getAttribute("alt") ?? "",
              title: image.getAttribute("title") ?? "",
              focus: image.dataset.focus ?? "",
            })),
          }),
        },
      ],
      toDOM: (node) => [
        "figure",
        ...node.attrs.photos.map(({ src, alt, title, focus }) => [
          "img",
          { src, alt, ...(title ? { title } : {}), ...(focus ? { "data-focus": focus } : {}) },
        ]),
      ],
    },
    recording: {
      group: "block",
      atom: true,
      draggable: true,
      attrs: { src: {}, kind: {}, alt: { default: "" }, title: { default: "" }, poster: { default: "" } },
      parseDOM: [
        {
          tag: "figure",
          priority: 60,
          getAttrs: (dom) => {
            const image = dom.querySelector("img[data-recording]");
            if (!image) return false;
            const get = (name) => image.getAttribute(name) ?? "";
            return { src: get("src"), kind: get("data-recording"), alt: get("alt"), title: get("title"), poster: get("data-poster") };
          },
        },
      ],
      toDOM: ({ attrs: { src, kind, alt, title, poster } }) => [
        "figure",
        ["img", { src, alt, "data-recording": kind, ...(title ? { title } : {}), ...(poster ? { "data-poster": poster } : {}) }],
      ],
    },
    island: {
      group: "block",
      atom: true,
      attrs: { source: { default: "" } },
      parseDOM: [{ tag: "div[data-island]", getAttrs: (dom) => ({ source: dom.dataset.island }) }],
      toDOM: (node) => ["div", { "data-island": node.attrs.source }],
    },
    ...tables,
    mention: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { kind: {}, key: {} },
      parseDOM: [
        {
          tag: 'a[href^="{"]',
          priority: 60,
          getAttrs: (dom) => {
            const found = dom.textContent ? null : BY_KEY.exec(dom.getAttribute("href"));
            return found ? { kind: found[1], key: found[2] } : false;
          },
        },
      ],
      toDOM: (node) => ["a", { href: `{${node.attrs.kind}}${node.attrs.key}` }],
    },
    note: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { name: {} },
      parseDOM: [{ tag: "sup[data-note]", priority: 60, getAttrs: (dom) => ({ name: dom.dataset.note }) }],
      toDOM: (node) => ["sup", { "data-note": node.attrs.name }],
    },
    remark: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { said: {} },
      parseDOM: [{ tag: "span[data-remark]", getAttrs: (dom) => ({ said: dom.dataset.remark }) }],
      toDOM: (node) => ["span", { "data-remark": node.attrs.said }],
    },
    hard_break: { group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    text: { group: "inline" },
  },
  marks: {
    link: {
      inclusive: false,
      attrs: { href: {}, title: { default: null } },
      parseDOM: [
        { tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href"), title: dom.getAttribute("title") }) },
      ],
      toDOM: ({ attrs }) => ["a", { href: attrs.href, ...(attrs.title ? { title: attrs.title } : {}) }, 0],
    },
    strong: plain("strong", "b"),
    em: plain("em", "i"),
    del: plain("del", "s"),
    ins: plain("ins"),
    mark: plain("mark"),
    sub: plain("sub"),
    sup: plain("sup"),
    code: { ...plain("code"), excludes: "" },
  },
});

const parser = DOMParser.fromSchema(schema);
const serializer = DOMSerializer.fromSchema(schema);

function inert(html) {
  const holder = document.implementation.createHTMLDocument("").createElement("div");
  holder.innerHTML = html;
  return holder;
}

/** The HTML of one block, as the server writes it again. */
export function toHtml(node) {
  const holder = inert("");
  holder.append(serializer.serializeNode(node, { document: holder.ownerDocument }));
  for (const list of holder.querySelectorAll("[data-tight]")) {
    list.removeAttribute("data-tight");
    for (const item of list.children) {
      if (item.firstElementChild?.tagName === "P") item.firstElementChild.replaceWith(...item.firstElementChild.childNodes);
    }
  }
  return holder.innerHTML;
}

function canonical(html) {
  const holder = inert(html);
  for (const part of holder.querySelectorAll("thead, tbody")) part.replaceWith(...part.childNodes);
  for (const heading of holder.querySelectorAll("[id]")) heading.removeAttribute("id");
  return holder.innerHTML.replace(/\s+/g, " ");
}

export const island = (source) => schema.nodes.island.create({ source });

/** The node of a block as the server tells it; an island where the editor would lose anything of it. */
export function toNode({ html, source }) {
  if (!html) return island(source);
  const doc = parser.parse(inert(html));
  const node = doc.childCount === 1 ? doc.firstChild : null;
  return node && canonical(toHtml(node)) === canonical(html) ? node : island(source);
}

/** Whether a block says nothing, as the empty paragraph in which one is about to type. */
export const isEmpty = (node) => node.type === schema.nodes.paragraph && node.content.size === 0;
