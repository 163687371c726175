// What is opened beside or in the place of the texts: one at a time, each by its button in the bar.

const panels = [];

/** Have a button open and close a box; `shown` is the class that the workspace has meanwhile, `opened` is called then. */
export function panel(button, box, shown, opened = () => {}) {
  const workspace = document.querySelector("#workspace");
  const show = (open) => {
    box.hidden = !open;
    workspace.classList.toggle(shown, open);
    button.setAttribute("aria-expanded", String(open));
    if (open) opened();
  };
  const made = { get open() { return !box.hidden; }, show };
  button.addEventListener("click", () => {
    if (!made.open) for (const each of panels) if (each.open) each.show(false);
    show(!made.open);
  });
  panels.push(made);
  return made;
}
