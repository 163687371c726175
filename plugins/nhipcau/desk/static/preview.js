// The real page of the piece, with the draft in it, at three widths, light and dark.

import { el, told } from "./dom.js";
import { panel } from "./panels.js";

const $ = (query) => document.querySelector(query);

const property = (page, name) => page?.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.content ?? "";

/** The card of social networks and the entry of search engines, of what the page says to them. */
function elsewhere(page) {
  const place = $("#elsewhere");
  const address = page?.querySelector('link[rel="canonical"]')?.href || property(page, "og:url");
  if (!address) return place.replaceChildren();
  const { host, pathname } = new URL(address);
  const lang = page.documentElement.lang;
  const image = property(page, "og:image");
  const picture = image && el("img", { src: new URL(image).pathname, alt: property(page, "og:image:alt"), error: () => picture.remove() });
  const trail = [host, ...pathname.split("/").filter(Boolean).slice(0, -1).map(decodeURIComponent)].join(" › ");
  place.replaceChildren(
    el("div", { class: "shared", lang }, picture, el("p", { class: "where" }, host), el("p", { class: "shared-title" }, property(page, "og:title")), el("p", {}, property(page, "og:description"))),
    el("div", { class: "found", lang }, el("p", { class: "found-at" }, trail), el("p", { class: "found-title" }, page.title), el("p", {}, property(page, "description"))),
  );
}

export function startPreview({ id, tab, languages }) {
  const frame = $("#frame");
  const holder = $(".preview-frame");
  const scheme = $("#preview-scheme");
  let lang = languages[0].code;
  let width = 360;
  let scrolled = 0;

  const fit = () => {
    const scale = Math.min(1, holder.clientWidth / width);
    Object.assign(frame.style, { width: `${width}px`, height: `${holder.clientHeight / scale}px`, transform: `scale(${scale})` });
  };
  const colour = () => {
    const root = frame.contentDocument?.documentElement;
    if (root) root.dataset.theme = scheme.getAttribute("aria-pressed") === "true" ? "dark" : "light";
  };
  const show = () => {
    scrolled = frame.contentWindow?.scrollY ?? 0;
    frame.src = `${told.base}/preview/${id}?tab=${tab}&lang=${lang}&at=${Date.now()}`;
    fit();
  };
  frame.addEventListener("load", () => {
    colour();
    elsewhere(frame.contentDocument);
    frame.contentWindow?.scrollTo(0, scrolled);
  });
  const press = (buttons, pressed) => buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === pressed)));
  const langs = languages.map((each) =>
    el("button", { type: "button", class: "quiet", lang: each.code, "aria-pressed": String(each.code === lang), click: (event) => {
      lang = each.code;
      press(langs, event.currentTarget);
      show();
    } }, each.name),
  );
  $("#preview-langs").append(...langs);
  const widths = [...document.querySelectorAll("#preview-widths button")];
  for (const button of widths) {
    button.addEventListener("click", () => {
      width = Number(button.dataset.width);
      press(widths, button);
      fit();
    });
  }
  scheme.addEventListener("click", () => {
    scheme.setAttribute("aria-pressed", String(scheme.getAttribute("aria-pressed") !== "true"));
    colour();
  });
  const opened = panel($("#preview-button"), $("#preview"), "with-preview", show);
  new ResizeObserver(fit).observe(holder);
  return { refresh: () => opened.open && show() };
}
