// In place of the site's worker: the preview keeps nothing, and what a published site left at this address goes.

addEventListener("install", () => skipWaiting());
addEventListener("activate", () => registration.unregister());
