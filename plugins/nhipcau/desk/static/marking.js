// What is wrong with the blocks of a text: marked in their margin, told below them.

import { Decoration, DecorationSet, Plugin, PluginKey } from "./prosemirror.js";
import { el, mendButton } from "./dom.js";
import { isEmpty } from "./schema.js";

/** By this key a change tells what is wrong: of blocks by their numbers, the worst first. */
export const marking = new PluginKey("problems");

/** What is wrong with a block, below it, with a button that mends it. */
const toldBelow = (found, mend) => () =>
  el("div", { class: "told-below", contenteditable: "false" }, found.map((each) => el("p", { class: `level-${each.level}` }, each.text, mendButton(each, mend))));

/** Marks the blocks in which something is wrong. */
export function problems(mend) {
  return new Plugin({
    key: marking,
    state: {
      init: () => DecorationSet.empty,
      apply(change, before) {
        const told = change.getMeta(marking);
        if (!told) return before.map(change.mapping, change.doc);
        const found = [];
        let number = 0;
        change.doc.forEach((node, at) => {
          if (isEmpty(node)) return;
          const here = told.get(number);
          if (here) {
            const key = JSON.stringify(here);
            found.push(Decoration.node(at, at + node.nodeSize, { class: `wrong level-${here[0].level}` }));
            found.push(Decoration.widget(at + node.nodeSize, toldBelow(here, mend), { side: -1, key, stopEvent: () => true, ignoreSelection: true }));
          }
          number += 1;
        });
        return DecorationSet.create(change.doc, found);
      },
    },
    props: { decorations: (state) => marking.getState(state) },
  });
}
