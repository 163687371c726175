// A look around for whoever is here for the first time: one thing after the other, on the board and in a piece.

import { el } from "./dom.js";

const words = JSON.parse(document.querySelector("#tour-words").textContent);
const PLACES = {
  board: [
    ["states", ".states"],
    ["find", "[type=search]"],
    ["new", ".head .button"],
    ["calendar", ".tabs a[href$='/calendar']"],
    ["open", "#rows th a"],
  ],
  piece: [
    ["languages", ".edition"],
    ["facts", ".facts"],
    ["tools", ".toolbar"],
    ["beside", "#beside-button"],
    ["side", "#side-button"],
    ["preview", "#preview-button"],
    ["save", "#save"],
  ],
};
const SEEN = "desk:toured";
const UNDER_WAY = "desk:tour";
const ALL = PLACES.board.length + PLACES.piece.length;

/** Show the places of a page, one after the other; `then` goes on where they end. */
function show(name, at, then) {
  document.querySelector(".tour")?.remove();
  document.querySelector(".toured")?.classList.remove("toured");
  const all = PLACES[name].map(([key, place], number) => ({ key, number, here: document.querySelector(place) }));
  const seen = all.filter(({ here }) => here?.checkVisibility()); // on a telephone some are behind others
  const now = seen[at];
  if (!now) return end();
  now.here.classList.add("toured");
  now.here.scrollIntoView({ block: "center" });
  const last = at === seen.length - 1;
  const number = now.number + 1 + (name === "piece" ? PLACES.board.length : 0);
  const forth = () => (last ? then(now.here) : show(name, at + 1, then));
  const told = el("div", { class: "tour", role: "dialog", "aria-labelledby": "tour-title", "aria-describedby": "tour-said" },
    el("h2", { id: "tour-title" }, words.title, " ", el("span", { class: "help" }, words.place.replace("{at}", number).replace("{all}", ALL))),
    el("p", { id: "tour-said" }, words[now.key]),
    el("p", { class: "actions" },
      el("button", { type: "button", class: "button", click: forth }, number === ALL ? words.end : words.next),
      at > 0 && el("button", { type: "button", class: "quiet", click: () => show(name, at - 1, then) }, words.back),
      number !== ALL && el("button", { type: "button", class: "plain", click: end }, words.end)));
  told.addEventListener("keydown", (event) => event.key === "Escape" && end());
  document.body.append(told);
  told.querySelector("button").focus();
}

function end() {
  document.querySelector(".tour")?.remove();
  document.querySelector(".toured")?.classList.remove("toured");
  sessionStorage.removeItem(UNDER_WAY);
  localStorage.setItem(SEEN, "yes");
}

const offer = document.querySelector("#tour-offer");
const begin = () => {
  if (offer) offer.hidden = true;
  show("board", 0, (link) => {
    sessionStorage.setItem(UNDER_WAY, "yes");
    location.href = link.href;
  });
};
if (offer) {
  offer.hidden = !!localStorage.getItem(SEEN);
  document.querySelector("#tour-begin").addEventListener("click", begin);
  document.querySelector("#tour-not").addEventListener("click", () => {
    offer.hidden = true;
    end();
  });
  if (new URLSearchParams(location.search).has("tour")) begin();
} else if (sessionStorage.getItem(UNDER_WAY)) {
  const workspace = document.querySelector("#workspace");
  const ready = () => workspace.dataset.ready && show("piece", 0, end);
  if (!ready()) new MutationObserver((_, watch) => workspace.dataset.ready && (watch.disconnect(), ready())).observe(workspace, { attributes: true });
}
