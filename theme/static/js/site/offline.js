// Has the browser keep what is read for when there is no connection: after the page itself, which is not to wait for it.

if ("serviceWorker" in navigator) {
  const register = () => navigator.serviceWorker.register("/sw.js").catch(() => {}); // a browser may forbid it
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
