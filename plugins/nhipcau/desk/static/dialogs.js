// Dialogs over the page: a form with a button that does something, and one that calls it off.

import { el, fresh, say } from "./dom.js";

const place = document.querySelector("#dialog");

/** Show a form; `act` is awaited when it is sent, its error is shown, and its answer given. null where it is called off. */
export function dialog(title, children, button, act, { off = true, escape = off } = {}) {
  return new Promise((resolve) => {
    const back = document.activeElement;
    const wrong = el("p", { class: "notice warning", role: "alert", hidden: true });
    const end = (answer) => {
      place.close();
      place.replaceChildren();
      back?.focus?.();
      resolve(answer);
    };
    const form = el(
      "form",
      {
        class: "form",
        submit: async (event) => {
          event.preventDefault();
          try {
            end(await act());
          } catch (bad) {
            wrong.textContent = bad.message;
            wrong.hidden = false;
          }
        },
      },
      el("h2", { id: "dialog-title" }, title),
      wrong,
      children,
      el("p", { class: "actions" }, el("button", { class: "button" }, button), off && el("button", { type: "button", class: "quiet", click: () => end(null) }, say("cancel"))),
    );
    place.oncancel = (event) => {
      event.preventDefault();
      if (escape) end(null);
    };
    place.replaceChildren(form);
    if (!place.open) place.showModal();
    place.querySelector("input, textarea, select, button")?.focus();
  });
}

/** Sign in again over the page. */
export function signIn(send) {
  const inputs = ["name", "password", "code"].map((name) =>
    el("input", { id: fresh(name), type: name === "password" ? "password" : "text", required: name !== "code", autocomplete: { name: "username", password: "current-password", code: "one-time-code" }[name] }),
  );
  const fields = inputs.map((input, at) => el("div", {}, el("label", { class: "label", for: input.id }, say(["name", "password", "code"][at])), input));
  const [name, password, code] = inputs;
  return dialog(say("sign-in"), fields, say("go"), () => send({ name: name.value, password: password.value, code: code.value }), { off: false });
}

/** Which of two versions shall stand, for each place that both changed; null where that is called off. */
export function choose(conflicts, names) {
  const picked = [];
  const shown = Object.entries(conflicts).flatMap(([lang, found]) =>
    found.map((conflict, at) => {
      const group = fresh("choice");
      const option = (key, words) => {
        const input = el("input", { type: "radio", name: group, value: key, required: true });
        picked.push({ lang, at, key, input });
        return el("label", { class: "version" }, input, el("strong", {}, say(key)), words !== undefined && el("span", { class: "words", lang }, words || say("gone")));
      };
      return el("fieldset", { class: "conflict" },
        el("legend", {}, `${lang}: ${conflict.field ? names(conflict.field) : say("conflict")}`),
        conflict.base && el("details", {}, el("summary", {}, say("before")), el("p", { class: "words", lang }, conflict.base)),
        option("mine", conflict.mine), option("theirs", conflict.theirs), !conflict.field && option("both"));
    }),
  );
  return dialog(say("conflict-title"), shown, say("save"), () => {
    const choices = {};
    for (const { lang, at, key, input } of picked) if (input.checked) (choices[lang] ??= [])[at] = key;
    return choices;
  });
}
