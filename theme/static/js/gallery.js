// The photos of a gallery, large and one at a time: by buttons, arrow keys and swipes. Without this, each photo's link
// leads to its large file.

const REACH = 40; // pixels a finger must move aside for a swipe

for (const gallery of document.querySelectorAll(".gallery")) {
  const links = [...gallery.querySelectorAll(".figure__large")];
  const dialog = gallery.querySelector("dialog");
  const frame = dialog.querySelector("figure");
  const caption = dialog.querySelector("figcaption");
  const count = dialog.querySelector("[role=status]");
  let shown = 0;
  let start;

  function large(link) {
    const image = new Image();
    image.sizes = "100vw";
    if (link.dataset.srcset) image.srcset = link.dataset.srcset;
    image.addEventListener("error", () => image.removeAttribute("srcset"), { once: true }); // where it knows no AVIF
    image.src = link.href;
    image.alt = link.querySelector("img").alt;
    image.draggable = false; // or dragging it away with a mouse would pass for a swipe
    return image;
  }

  function show(number) {
    shown = (number + links.length) % links.length;
    const words = links[shown].closest("figure").querySelector("figcaption");
    frame.querySelector("img")?.remove();
    frame.prepend(large(links[shown]));
    caption.replaceChildren(...(words?.cloneNode(true).childNodes ?? []));
    count.textContent = `${shown + 1} / ${links.length}`;
    large(links[(shown + 1) % links.length]); // fetched while this one is looked at
  }

  const keys = {
    ArrowLeft: () => show(shown - 1),
    ArrowRight: () => show(shown + 1),
    Home: () => show(0),
    End: () => show(links.length - 1),
  };

  links.forEach((link, number) =>
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // to be opened elsewhere
      event.preventDefault();
      show(number);
      dialog.showModal();
    }),
  );
  for (const button of dialog.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => show(shown + Number(button.dataset.step)));
  }
  dialog.querySelector(".lightbox__close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  frame.addEventListener("pointerdown", ({ clientX, clientY }) => (start = { x: clientX, y: clientY }));
  frame.addEventListener("pointerup", ({ clientX, clientY }) => {
    const [aside, down] = start ? [clientX - start.x, clientY - start.y] : [0, 0];
    start = undefined;
    if (Math.abs(aside) > Math.max(REACH, Math.abs(down))) show(shown - Math.sign(aside));
  });
  dialog.addEventListener("close", () => links[shown].focus()); // where the reader is now, not where they began
}
