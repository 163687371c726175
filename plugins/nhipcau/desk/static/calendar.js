// Pieces move to another day by dragging, and by Alt with an arrow.

import { post } from "./net.js";

const said = document.querySelector("#said");
const days = [...document.querySelectorAll(".date")];

async function move(link, day) {
  try {
    await post(`/-desk/api/move/${link.dataset.move}`, { day: day.dataset.day });
    day.querySelector("ul").append(link.closest("li"));
    said.textContent = `${link.textContent.trim()}: ${day.dataset.day}`;
    link.focus();
  } catch (bad) {
    said.textContent = bad.message;
  }
}

for (const link of document.querySelectorAll("[data-move]")) {
  link.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", link.dataset.move));
  link.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (!event.altKey || !step) return;
    event.preventDefault();
    const day = days[days.indexOf(link.closest(".date")) + step];
    if (day) move(link, day);
  });
}

for (const day of days) {
  day.addEventListener("dragover", (event) => {
    event.preventDefault();
    day.classList.add("over");
  });
  day.addEventListener("dragleave", () => day.classList.remove("over"));
  day.addEventListener("drop", (event) => {
    event.preventDefault();
    day.classList.remove("over");
    const link = document.querySelector(`[data-move="${CSS.escape(event.dataTransfer.getData("text/plain"))}"]`);
    if (link && link.closest(".date") !== day) move(link, day);
  });
}
