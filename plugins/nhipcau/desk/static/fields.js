// A control for each field of a piece, as the schema on the server has it.

import { el, fit, fresh, mendButton, say } from "./dom.js";
import { picker } from "./picker.js";

const TIMES = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}))?$/;

function words(value) {
  if (Array.isArray(value)) return value.map(words).join("\n");
  return typeof value === "string" ? value : "";
}

const kinds = {
  text: (control, value, changed, given) =>
    el("input", { value: words(value), lang: given.lang, input: (event) => changed(event.target.value) }),
  long(control, value, changed, given) {
    const area = el("textarea", {
      rows: control.name === "title" ? 1 : 2,
      value: words(value),
      lang: given.lang,
      keydown: (event) => event.key === "Enter" && !event.isComposing && event.preventDefault(), // one paragraph, as its field is
      input: () => {
        fit(area);
        changed(area.value.replace(/\s*\n\s*/g, " "));
      },
    });
    requestAnimationFrame(() => fit(area));
    return area;
  },
  moment(control, value, changed) {
    const input = el("input", { value: words(value), input: () => changed(input.value) });
    const [, day, hour = "00:00"] = TIMES.exec(words(value)) ?? [];
    const native = el("input", { type: "datetime-local", class: "native", tabindex: "-1", "aria-hidden": "true", value: day ? `${day}T${hour.padStart(5, "0")}` : "" });
    native.addEventListener("change", () => {
      input.value = native.value.replace("T", " ").replace(/ 00:00$/, "");
      changed(input.value);
    });
    const open = el("button", { type: "button", class: "quiet small", "aria-label": control.label, click: () => native.showPicker?.() }, "▾");
    return el("div", { class: "moment" }, input, native, open);
  },
  day: (control, value, changed) => el("input", { type: "date", value: words(value), input: (event) => changed(event.target.value) }),
  pick: (control, value, changed, given) => picker({ control, value, changed, ...given }),
  picks: (control, value, changed, given) => picker({ control, value, changed, ...given }),
  lines: (control, value, changed) =>
    el("textarea", { rows: 2, value: words(value), input: (event) => changed(event.target.value.split("\n").map((each) => each.trim()).filter(Boolean)) }),
  choice: (control, value, changed) =>
    el("select", { change: (event) => changed(event.target.value) }, ["", ...control.options].map((option, at) => el("option", { value: option, selected: option === words(value) }, at ? control.called[at - 1] : "–"))),
  choices(control, value, changed) {
    const now = Array.isArray(value) ? value : words(value).split(/\s*,\s*/);
    const boxes = control.options.map((option) => el("input", { type: "checkbox", value: option, checked: now.includes(option), change: () => changed(boxes.filter((each) => each.checked).map((each) => each.value)) }));
    return el("div", { class: "several", role: "group", "aria-label": control.label }, boxes.map((box, at) => el("label", { class: "inline" }, box, " ", control.called[at])));
  },
  flag: (control, value, changed) =>
    el("select", { change: (event) => changed(event.target.value) }, [["", say("no")], ["true", say("yes")]].map(([key, label]) => el("option", { value: key, selected: (typeof value === "object" && !!value || /^(true|yes|on)$/i.test(words(value))) === !!key }, label))),
  photo(control, value, changed, given) {
    const image = el("img", { alt: "", hidden: !value });
    const select = el("select", {});
    const show = () => {
      image.hidden = !select.value;
      if (select.value) image.src = given.photo(select.value);
    };
    const fill = () => {
      const names = [...new Set(["", ...given.photos(), ...(select.value || value ? [select.value || value] : [])])];
      select.replaceChildren(...names.map((name) => el("option", { value: name, selected: name === (select.value || words(value)) }, name || "–")));
      show();
    };
    select.addEventListener("focus", fill);
    select.addEventListener("change", () => {
      show();
      changed(select.value);
    });
    fill();
    const file = el("input", { type: "file", accept: "image/*,.heic,.heif", class: "native", tabindex: "-1", "aria-hidden": "true" });
    file.addEventListener("change", async () => {
      const name = file.files[0] && (await given.upload(file.files[0]));
      if (!name) return;
      select.append(el("option", { value: name, selected: true }, name));
      show();
      changed(name);
    });
    return el("div", { class: "cover" }, image, select, file, el("button", { type: "button", class: "quiet small", click: () => file.click() }, say("photo")));
  },
  table(control, value, changed) {
    const rows = Array.isArray(value) ? value.filter((each) => each && typeof each === "object") : [];
    const body = el("div", { class: "lines" });
    const tell = () =>
      changed(
        [...body.children]
          .map((line) => Object.fromEntries([...line.querySelectorAll("input")].map((input) => [input.dataset.name, input.value.trim()])))
          .filter((each) => Object.values(each).some(Boolean)),
      );
    const line = (row) => {
      const made = el("div", { class: `line of-${control.options.length}` }, control.options.map((name, at) => el("input", { "data-name": name, value: words(row[name]), placeholder: control.called[at], "aria-label": `${control.label}: ${control.called[at]}`, input: tell })));
      made.append(el("button", { type: "button", class: "plain", "aria-label": say("remove"), click: () => {
        made.remove();
        tell();
      } }, "×"));
      return made;
    };
    body.append(...rows.map(line));
    return el("div", {}, body, el("button", { type: "button", class: "plain", click: () => {
      body.append(line({}));
      body.lastElementChild.querySelector("input").focus();
    } }, say("line")));
  },
  raw(control, value, changed) {
    const now = value && typeof value === "object" && !Array.isArray(value) ? { ...value } : {};
    const part = (name, at) => el("label", { class: "label" }, control.called[at], el("input", { value: words(now[name]), input: (event) => {
      now[name] = event.target.value.trim();
      changed(Object.fromEntries(Object.entries(now).filter(([, each]) => each)));
    } }));
    return el("div", { class: "line parts", role: "group", "aria-label": control.label }, control.options.map(part));
  },
};

const ONE_VALUE = ["text", "long", "moment", "choice"];

/** What a control of one value cannot show, such as a release for each language. */
const asSource = (value) => el("p", { class: "as-source" }, el("code", {}, JSON.stringify(value).replace(/"/g, "")), " ", say("in-source"));

/** A field with its label and a place for what is wrong with it. */
export function field(control, value, changed, given) {
  const told = ONE_VALUE.includes(control.control) && value && typeof value === "object";
  const made = told ? asSource(value) : kinds[control.control](control, value, changed, given);
  const id = fresh(control.name);
  const input = made.matches?.("input, textarea, select") ? made : made.querySelector("input, select, textarea");
  const wrong = el("p", { class: "wrong-field", id: `${id}-wrong`, hidden: true });
  if (input && !input.getAttribute("aria-label") && !input.closest("[role=group]")) input.id = id;
  input?.setAttribute("aria-describedby", wrong.id);
  const label = el(input?.id === id ? "label" : "span", { class: "label", ...(input?.id === id ? { for: id } : {}) }, control.label, control.required && el("span", { class: "required", "aria-hidden": "true" }, " *"));
  const box = el("div", { class: `field field-${control.name}`, "data-field": control.name }, label, made, wrong);
  return {
    box,
    tell(problems) {
      wrong.replaceChildren(...problems.map((each) => el("span", { class: `level-${each.level}` }, each.text, mendButton(each, given.mend))));
      wrong.hidden = !problems.length;
      input?.setAttribute("aria-invalid", String(problems.some((each) => each.level === "error")));
    },
    beside(said) {
      let note = box.querySelector(".lunar-day");
      if (!note) box.append((note = el("p", { class: "lunar-day" })));
      note.textContent = said;
      note.hidden = !said;
    },
  };
}
