/** Rewriting a message where it stands. */
import { h } from "./dom.js";
import { focusName } from "./focus.js";

/** @param {import("./types.js").Message} message @param {import("./message.js").MessageDoings} doings */
export function messageEditor({ ts, text }, doings) {
  const before = doings.typed(text);
  const field = h("textarea", {
    class: "field-input",
    "aria-label": "Bericht bewerken",
    rows: Math.min(8, before.split("\n").length),
    autocomplete: "off",
    "data-focus": focusName(ts, "more"), // when this is gone, the focus goes back to where it came from
    value: before,
  });
  const save = () => {
    const typed = field.value.trim();
    doings.rewrite(ts, typed === before ? "" : typed);
  };
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation(); // the thread around it stays open
      doings.rewrite(ts, "");
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      save();
    }
  });
  return h(
    "div",
    { class: "editor" },
    field,
    h(
      "div",
      { class: "editor-buttons" },
      h("button", { type: "button", class: "button primary", onclick: save }, "Opslaan"),
      h("button", { type: "button", class: "button", onclick: () => doings.rewrite(ts, "") }, "Annuleren"),
    ),
  );
}
