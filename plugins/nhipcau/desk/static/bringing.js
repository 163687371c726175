// What is brought into a text: photos, films and files, Word files, what was copied elsewhere.

import { el, say } from "./dom.js";
import { insertPhotos } from "./figures.js";
import { kindOf, PICTURE, RECORDED, stem } from "./files.js";
import { failed, left, notice, status, warned } from "./notice.js";
import { asks, at, beside, called, photo, photos, piece, posts, written } from "./piece.js";
import { askWords } from "./photos.js";
import { askRecording, insertRecording, recordings, tellBeside } from "./recordings.js";
import { toNode } from "./schema.js";

const SAID = /\.(vtt|srt)$/i;
const UNPLAYED = /\.(mov|ogv)$/i;

/** Send a file to lie beside the texts; its name there, or "" where it was not taken, which is told. */
export async function upload(file) {
  status("upload");
  try {
    const path = at("upload", `?name=${encodeURIComponent(file.name || "photo.jpg")}`);
    const answer = await asks(path, { method: "POST", body: file });
    piece.photos = answer.photos;
    return answer.name;
  } catch (bad) {
    notice(warned(say("upload-failed", { reason: bad.message })));
    return "";
  } finally {
    status("draft");
  }
}

/** Take files in where one is in a text: photos, films and files go into all texts, at the same place. */
export async function files(rich, list) {
  const number = rich.here;
  const said = list.filter((file) => SAID.test(file.name));
  const brought = [];
  for (const file of list.filter((each) => !said.includes(each))) {
    if (/\.docx$/i.test(file.name)) await take(rich, asks(at("word"), { method: "POST", body: file }));
    else brought.push({ name: await upload(file), called: file.name });
  }
  const recorded = brought.map(({ name }) => name).filter((name) => RECORDED.test(name));
  const isStill = (name) => recorded.some((each) => stem(each) === stem(name));
  const pictures = brought.map(({ name }) => name).filter((name) => PICTURE.test(name) && !isStill(name));
  for (const { name, called } of brought) if (name && !PICTURE.test(name) && !RECORDED.test(name)) linked(name, called);
  for (const file of said) await saidIn(rich, brought, file);
  for (const { rich: each } of written()) {
    for (const src of recorded) insertRecording(each, { src, kind: kindOf(src) }, number);
    if (pictures.length) insertPhotos(each, pictures, number);
  }
  if (pictures.length) await words(pictures);
  for (const src of recorded) await recordingWords(src);
}

function linked(name, called) {
  for (const each of written()) each.rich.file(name, called);
  if (UNPLAYED.test(name)) notice(el("p", {}, say("unplayed", { name: called })));
}

/** Bring what is said in a film or a sound; what is wrong with it, or "". */
export async function bringSaid(src, lang, file) {
  try {
    const query = new URLSearchParams({ of: src, lang, name: file.name });
    piece.photos = (await asks(at("said", `?${query}`), { method: "POST", body: file })).photos;
    tellBeside();
    return "";
  } catch (bad) {
    return bad.message;
  }
}

/** Captions that were dropped: they belong to the film that is called so, or else to the only one there is. */
async function saidIn(rich, brought, file) {
  const there = [...brought, ...recordings(rich).map((name) => ({ name, called: name }))].filter(({ name }) => RECORDED.test(name));
  const named = there.find(({ called }) => file.name.startsWith(`${stem(called)}.`));
  const src = (named ?? (there.length === 1 ? there[0] : undefined))?.name;
  const lang = /\.([a-z]{2,3})\.\w+$/i.exec(file.name)?.[1].toLowerCase() ?? rich.lang;
  const wrong = src ? await bringSaid(src, lang, file) : say("no-recording", { name: file.name });
  if (wrong) notice(warned(wrong));
}

/** Ask for the words of photos, or all that belongs to a film, in all texts. */
export const words = (names) => askWords(names, written(), photo);
export const recordingWords = (src) => askRecording(src, written(), { photo, photos, upload, beside, bringSaid, called });

/** Put a film in that is to be seen elsewhere, and ask for its words. */
export async function filmElsewhere(rich, { address, kind }) {
  const number = rich.here;
  for (const each of written()) insertRecording(each.rich, { src: address, kind }, number);
  await recordingWords(address);
}

/** Take in what was copied elsewhere, as the server makes blocks of it. */
export const paste = (rich, html) => take(rich, posts("paste", { html }));

async function take(rich, asked) {
  try {
    const answer = await asked;
    piece.photos = answer.photos;
    rich.insert(answer.blocks.map(toNode));
    notice(left(answer.left), answer.elsewhere && el("p", {}, say("pasted-elsewhere")));
  } catch (bad) {
    failed(bad);
  }
}
