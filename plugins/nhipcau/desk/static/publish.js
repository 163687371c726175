// Publishing: begin it, and tell how it goes until it is done.

import { el, say, told } from "./dom.js";
import { ask, post } from "./net.js";

const place = document.querySelector("#job");
const buttons = [...document.querySelectorAll("#plan, #publish, [data-release]")];

function outcome(job) {
  if (job.failed) return el("p", { class: "notice warning" }, say("failed"));
  if (job.what === "rollback") return el("p", { class: "notice good" }, say("back"));
  const { counts = {}, changed = [], new: fresh = [] } = job.answer;
  const nothing = !counts.sent && !counts.removed && job.what === "publish" && !job.answer.published;
  if (nothing) return el("p", { class: "notice good" }, say("nothing"));
  const key = job.what === "plan" ? "planned" : "published";
  const pages = [...fresh, ...changed].filter((path) => path.endsWith(".html")).slice(0, 40);
  return el("div", {},
    el("p", { class: "notice good" }, say(key, counts)),
    pages.length ? el("details", {}, el("summary", {}, say("pages")), el("ul", {}, pages.map((path) => el("li", {}, path)))) : "");
}

function show(job) {
  const working = job.what && !job.ended;
  for (const button of buttons) button.disabled = working;
  if (!job.what) return;
  const lines = job.lines?.length ? el("details", { open: job.failed }, el("summary", {}, "…"), el("pre", {}, job.lines.join("\n"))) : "";
  place.replaceChildren(working ? el("p", { class: "notice" }, say("working")) : outcome(job), lines);
  if (working) setTimeout(follow, 1000);
  else if (job.what !== "plan" && !job.failed && begun) setTimeout(() => location.reload(), 2500);
}

let begun = false;

async function follow() {
  show(await ask(`${told.base}/api/publish`));
}

async function begin(words) {
  try {
    begun = true;
    show(await post(`${told.base}/api/publish`, words));
  } catch (bad) {
    place.replaceChildren(el("p", { class: "notice warning", role: "alert" }, bad.message));
  }
}

document.querySelector("#plan").addEventListener("click", () => begin({ what: "plan" }));
document.querySelector("#publish").addEventListener("click", () => begin({ what: "publish" }));
for (const button of document.querySelectorAll("[data-release]")) {
  button.addEventListener("click", () => window.confirm(say("sure")) && begin({ what: "rollback", release: button.dataset.release }));
}
show(told.job ?? {});
