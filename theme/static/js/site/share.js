// Sends a page on by the device's own sheet, which knows Zalo where Zalo is, and copies addresses: the page's, and those
// of calendars.

function equip(share) {
  const { url, title } = share.dataset;
  const said = share.querySelector("[role=status]");

  const offer = (way, act) => {
    const button = share.querySelector(`[data-share=${way}]`);
    button.addEventListener("click", act);
    (button.closest("li") ?? button).hidden = false;
  };

  const copy = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(url);
      said.textContent = said.dataset.copied;
    } catch {
      said.textContent = `${said.dataset.refused} ${url}`; // no clipboard without https, or the reader said no
    }
  };

  // A sheet that is closed without a choice rejects: nothing went wrong, and nothing is to be said.
  if (navigator.share && title) offer("sheet", () => navigator.share({ title, url }).catch(() => {}));
  offer("copy", copy);
}

const equipAll = () => document.querySelectorAll(".share, .subscribe").forEach(equip);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", equipAll);
else equipAll();
