// The board is found through while one types.

import { soon } from "./dom.js";

const form = document.querySelector(".find");
const rows = document.querySelector("#rows");

const look = soon(async () => {
  const query = new URLSearchParams(new FormData(form));
  history.replaceState(null, "", `?${query}`);
  query.set("part", "rows");
  const response = await fetch(`${form.action}?${query}`);
  if (response.ok && !response.redirected) rows.innerHTML = await response.text();
  else location.reload();
}, 120);

form.addEventListener("input", look);
form.addEventListener("change", look);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  look();
});
