// On the page for an address that is not there: the words of the address become a search, and the language that the
// address begins with comes first. A host that knows only one such page shows it at every address.

const path = decoded(location.pathname);
const words = path
  .replace(/\.\w+$/, "")
  .split("/")
  .findLast(Boolean)
  ?.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
  .replace(/^\d+$/, "")
  .trim();

if (words) {
  document.getElementById("search").value = words;
  for (const link of document.querySelectorAll("[data-search]")) link.search = new URLSearchParams({ q: words });
}

const page = document.getElementById("missing");
const others = [...page.querySelectorAll("[data-home]")].sort(longestHome);
const own = document.querySelector(".masthead__brand").pathname;
const right = others.find(({ dataset }) => path.startsWith(dataset.home) && dataset.home.length > own.length);
if (right) {
  page.prepend(right);
  document.title = right.querySelector("h2").textContent;
}

function longestHome(one, other) {
  return other.dataset.home.length - one.dataset.home.length;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign
  }
}
