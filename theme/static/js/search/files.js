// The files of the index: each, or each part of one, is fetched once, and whether it could be had is known.

const files = new Map();

/** Raised where a file of the index cannot be had: a connection may be down, which is not the same as nothing found. */
export class Unreachable extends Error {}

/** Raised where two files of the index are not of one printing. */
export class Changed extends Error {}

/** A file of the index. */
export function bytes(address) {
  return once(address, {}, whole);
}

/** A file's bytes from one place up to another. A server that gives no parts sends all of it. */
export async function range(address, start, end) {
  const asked = { Range: `bytes=${start}-${end - 1}` };
  const part = await once(address, asked, async (response) => {
    const data = await whole(response);
    return response.status === 206 ? data : data.subarray(start, end);
  });
  if (part.length !== end - start) {
    throw new Changed();
  }
  return part;
}

/** What is shown of some pages. */
export function values(address) {
  return once(address, {}, (response) => response.json());
}

/** Bytes that are compressed, as they were. */
export async function inflated(data) {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"));
  return whole(new Response(stream));
}

/** Know no file any more: the site has been published anew meanwhile. */
export function forget() {
  files.clear();
}

async function whole(response) {
  return new Uint8Array(await response.arrayBuffer());
}

function once(address, headers, read) {
  const name = `${address} ${headers.Range ?? ""}`;
  if (!files.has(name)) {
    const file = had(address, headers).then(read);
    files.set(name, file);
    file.catch(() => files.delete(name));
  }
  return files.get(name).catch((fault) => {
    throw fault instanceof Changed ? fault : new Unreachable(fault.message);
  });
}

async function had(address, headers) {
  const response = await fetch(address, { cache: "no-cache", headers });
  if (response.status === 416) {
    throw new Changed(); // the file is shorter than it was
  }
  if (!response.ok) {
    throw new Unreachable(address);
  }
  return response;
}
