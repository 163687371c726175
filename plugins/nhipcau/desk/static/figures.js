// The photos of a text: what it says of each, and how they are laid out.

import { schema } from "./schema.js";

const { figure } = schema.nodes;

/** The figures that show photos of those names, and where. */
function* figures(rich, names) {
  let at = 0;
  for (const node of rich.children()) {
    if (node.type === figure && node.attrs.photos.some((each) => names.includes(each.src))) yield { node, at };
    at += node.nodeSize;
  }
}

/** What the text says of a photo: src, alt, title, focus; undefined where it does not show it. */
export const toldOf = (rich, name) => [...figures(rich, [name])].flatMap(({ node }) => node.attrs.photos).find((each) => each.src === name);

/** Other words for a photo, wherever the text shows it. */
export function tellPhoto(rich, name, words) {
  const change = rich.view.state.tr;
  for (const { node, at } of figures(rich, [name])) {
    const photos = node.attrs.photos.map((each) => (each.src === name ? { ...each, ...words } : each));
    change.setNodeMarkup(at, null, { photos });
  }
  if (change.docChanged) rich.view.dispatch(change);
}

export const areTogether = (rich, names) => [...figures(rich, names)].length <= 1;

const alone = (photos) => photos.map((each) => figure.create({ photos: [each] }));

/** Lay photos out as one gallery, or each alone, where the first of them stands. */
export function layPhotos(rich, names, together) {
  const found = [...figures(rich, names)];
  if (!found.length) return;
  const photos = found.flatMap(({ node }) => node.attrs.photos);
  const change = rich.view.state.tr;
  for (const { node, at } of found.reverse()) change.delete(at, at + node.nodeSize);
  change.insert(found.at(-1).at, together ? [figure.create({ photos })] : alone(photos));
  rich.view.dispatch(change);
}

/** Photos that came together, below the block of that number: a gallery from three on. */
export function insertPhotos(rich, names, number) {
  const photos = names.map((src) => ({ src, alt: "", title: "", focus: "" }));
  rich.insertBelow(photos.length > 2 ? [figure.create({ photos })] : alone(photos), number);
}
