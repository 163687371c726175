// The parts of the index: each is fetched once, and whether all could be had is known.
//
// Pagefind fetches a part anew for every searcher that reads it, and takes one that it cannot fetch for one without
// matches. A reader pays for every byte, and must not be told that there is nothing because a connection broke. So its
// requests below /search/ pass through here.

const fetched = globalThis.fetch;
const parts = new Map();
let failures = 0;

globalThis.fetch = async (request, ...options) => {
  const url = new URL(request.url ?? request, location.href);
  if (!url.pathname.startsWith("/search/")) {
    return fetched(request, ...options);
  }
  const { href } = url;
  if (!parts.has(href)) {
    // All parts are named after what they hold, but for the one that names them.
    const cache = url.pathname.endsWith(".json") ? "no-cache" : "default";
    parts.set(href, had(fetched(request, { ...options[0], cache })));
  }
  try {
    return (await parts.get(href)).clone();
  } catch (fault) {
    parts.delete(href);
    failures += 1;
    throw fault;
  }
};

async function had(response) {
  if (!(await response).ok) {
    throw new Unreachable((await response).url);
  }
  return response;
}

/** Raised where a part of the index cannot be had. */
export class Unreachable extends Error {}

/** What some work gives; Unreachable where a part could not be had meanwhile. */
export async function watched(work) {
  const before = failures;
  const result = await work().catch((fault) => {
    throw new Unreachable(fault.message);
  });
  if (failures > before) {
    throw new Unreachable("a part of the index is missing");
  }
  return result;
}
