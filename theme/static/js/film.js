// A film that lies elsewhere plays here when a reader asks for it. Without this, the link leads to where it lies.

for (const link of document.querySelectorAll("[data-player]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // to be opened elsewhere
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.title = link.textContent.trim();
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    const address = new URL(link.dataset.player);
    address.searchParams.set("autoplay", "1");
    frame.src = address;
    link.parentElement.replaceChildren(frame);
    frame.focus();
  });
}
