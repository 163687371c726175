// The files of the index: each is fetched once, and whether it could be had is known.

const files = new Map();

/** Raised where a file of the index cannot be had: a connection may be down, which is not the same as nothing found. */
export class Unreachable extends Error {}

/** A compressed file of the index, as bytes. */
export function bytes(address) {
  return once(address, async (response) => {
    const stream = response.body.pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  });
}

/** What is shown of some pages. */
export function values(address) {
  return once(address, (response) => response.json());
}

/** Know no file any more: the site has been published anew meanwhile. */
export function forget() {
  files.clear();
}

function once(address, read) {
  if (!files.has(address)) {
    const file = had(address).then(read);
    files.set(address, file);
    file.catch(() => files.delete(address));
  }
  return files.get(address).catch((fault) => {
    throw new Unreachable(fault.message);
  });
}

async function had(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) {
    throw new Unreachable(address);
  }
  return response;
}
