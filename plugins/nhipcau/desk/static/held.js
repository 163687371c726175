// What nodes have in common that are edited by controls of their own.

/** A node that is edited by controls of its own. */
export class Held {
  constructor(node, view, position) {
    Object.assign(this, { node, view, position });
  }

  set(attributes) {
    const at = this.position();
    if (at === undefined) return;
    const wanted = this.node.type.create({ ...this.node.attrs, ...attributes });
    this.node = wanted;
    this.view.dispatch(this.view.state.tr.replaceWith(at, at + this.view.state.doc.nodeAt(at).nodeSize, wanted));
  }

  removeAll() {
    const at = this.position();
    this.view.dispatch(this.view.state.tr.delete(at, at + this.node.nodeSize));
    this.view.focus();
  }

  stopEvent = (event) => !/^drag|^drop/.test(event.type);
  ignoreMutation = () => true;
}
