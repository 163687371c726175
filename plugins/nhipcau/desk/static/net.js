// Asking the desk. A session that has ended is begun again over the page, and the question asked once more.

let token = document.querySelector('meta[name="desk-token"]').content;
let signingIn = null;

export class Refused extends Error {
  constructor(status, told) {
    super(told.trouble || String(status));
    this.status = status;
    this.told = told;
  }
}

/** Ask an address of the desk; `signIn` gives name, password and code of whoever is to sign in again. */
export async function ask(path, { method = "GET", json, body, signIn, keepalive = false } = {}) {
  const headers = { "x-desk-token": token };
  if (json !== undefined) {
    headers["content-type"] = "application/json";
    body = JSON.stringify(json);
  }
  const response = await fetch(path, { method, headers, body, keepalive });
  if (response.status === 401 && signIn) {
    signingIn ??= signIn(async (words) => {
      token = (await ask("/-desk/api/sign-in", { method: "POST", json: words })).token;
    }).finally(() => {
      signingIn = null;
    });
    await signingIn;
    return ask(path, { method, json, body, signIn, keepalive });
  }
  const told = (response.headers.get("content-type") || "").includes("json") ? await response.json() : {};
  if (!response.ok) throw new Refused(response.status, told);
  return told;
}

export const post = (path, json, more = {}) => ask(path, { method: "POST", json, ...more });
