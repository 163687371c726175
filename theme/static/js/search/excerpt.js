// The few words of a page that show why it was found, with what was found in them marked. As nodes: no markup is parsed.

const LENGTH = 40; // words; in Vietnamese, syllables
const LEAD = 8; // of them, before the first that was found

/** The stretch of a page's text that holds most of what was looked for. */
export function excerpt({ text, title }, query) {
  const places = query.found(text, title);
  const start = best(places);
  const shown = places.slice(start, start + LENGTH);
  if (!shown.length) {
    return [];
  }
  const last = shown.at(-1);
  const end = start + LENGTH < places.length ? last.at + last.word.length : text.length;
  return [start ? "… " : "", ...marked(text, shown, start ? shown[0].at : 0, end), end < text.length ? " …" : ""];
}

/** A title, with the words of the query marked. */
export function highlighted({ text, title }, query) {
  return marked(title, query.found(title, text), 0, title.length);
}

/** A text from one place to another, with the words that were looked for marked. */
function marked(text, places, start, end) {
  const nodes = [];
  let at = start;
  for (const place of places.filter(({ term }) => term >= 0)) {
    nodes.push(text.slice(at, place.at), mark(place.word));
    at = place.at + place.word.length;
  }
  return [...nodes, text.slice(at, end)].filter((node) => node !== "");
}

/** Where the stretch begins that has most different words of the query, and most of them side by side. */
function best(places) {
  let [start, most] = [0, 0];
  places.forEach((place, first) => {
    if (place.term >= 0) {
      const held = value(places.slice(first, first + LENGTH - LEAD));
      if (held > most) {
        [start, most] = [first, held];
      }
    }
  });
  return start < LENGTH / 2 ? 0 : Math.max(0, Math.min(start - LEAD, places.length - LENGTH));
}

function value(places) {
  const terms = places.map(({ term }) => term);
  const beside = terms.filter((term, at) => term > 0 && terms[at - 1] === term - 1).length;
  const found = terms.filter((term) => term >= 0);
  return 10 * new Set(found).size + 5 * Math.min(beside, 4) + found.length;
}

function mark(text) {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}
