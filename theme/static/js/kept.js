// On the page for readers without a connection: what they have read before and can read again, the last first.

const list = document.getElementById("kept");

async function titled(cache, request) {
  const response = await cache.match(request);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const link = document.createElement("a");
  link.href = new URL(request.url).pathname;
  link.textContent = page.querySelector("h1")?.textContent.trim() || page.title;
  link.lang = link.hreflang = page.documentElement.lang;
  const item = document.createElement("li");
  item.append(link);
  return item;
}

async function show() {
  const cache = await caches.open("pages");
  const requests = (await cache.keys()).reverse();
  list.append(...(await Promise.all(requests.map((request) => titled(cache, request)))));
  list.closest("section").hidden = requests.length === 0;
}

document.getElementById("again").addEventListener("click", () => location.reload());
addEventListener("online", () => location.reload());
show().catch(() => {}); // no store, nothing kept
