// Files beside a text: what they are by their names, and which belong to which.

export const PICTURE = /\.(jpe?g|jfif|png|gif|webp|avif|tiff?|bmp|heic|heif)$/i;
export const RECORDED = /\.(mp4|m4v|webm|mp3|m4a|aac|ogg|oga|opus|wav|flac)$/i;
const SOUND = /\.(mp3|m4a|aac|ogg|oga|opus|wav|flac)$/i;
const SAID = /^\.([a-z]{2,3})\.(?:vtt|txt)$/;

export const kindOf = (name) => (SOUND.test(name) ? "sound" : "film");
export const stem = (name) => name.replace(/\.[^.]+$/, "");

/** Of the files beside a text those that belong to a film or a sound, by its name: a still, and what is said in it. */
export function belonging(src, names) {
  const ends = names.filter((name) => name.startsWith(`${stem(src)}.`)).map((name) => name.slice(stem(src).length));
  const still = ends.find((end) => PICTURE.test(end) && end.lastIndexOf(".") === 0);
  const said = ends.map((end) => SAID.exec(end)?.[1]).filter(Boolean);
  return { still: still ? stem(src) + still : "", said: [...new Set(said)] };
}
