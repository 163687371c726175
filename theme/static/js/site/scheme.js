// Light or dark, as the reader chose. The script is named in the head as `async`, so that a choice that is kept shows as
// soon as it comes from the browser's store, mostly before the first paint, and nothing waits for it.

const KEY = "scheme";
const CHOICES = ["light", "dark"];

function kept() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // storage is forbidden: the choice lasts as long as the page
  }
}

function keep(choice) {
  try {
    choice ? localStorage.setItem(KEY, choice) : localStorage.removeItem(KEY);
  } catch {
    // as above
  }
}

// An empty choice follows the device. A bar of the browser that has a colour for each scheme takes the chosen one.
function show(choice) {
  if (CHOICES.includes(choice)) document.documentElement.dataset.theme = choice;
  else delete document.documentElement.dataset.theme;
  for (const bar of document.querySelectorAll("meta[name=theme-color][media]")) {
    bar.dataset.media ??= bar.media;
    const named = bar.dataset.media.includes(choice) ? "all" : "not all";
    bar.media = choice ? named : bar.dataset.media;
  }
}

function offer() {
  const control = document.getElementById("scheme");
  const choices = control?.querySelectorAll("input") ?? [];
  const mark = (choice) => choices.forEach((each) => (each.checked = each.value === choice));
  mark(kept());
  show(kept());
  control?.addEventListener("change", ({ target }) => {
    keep(target.value);
    show(target.value);
  });
  addEventListener("storage", ({ key }) => {
    if (key !== KEY) return;
    mark(kept());
    show(kept());
  });
  control?.removeAttribute("hidden");
}

show(kept());
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", offer);
else offer();
