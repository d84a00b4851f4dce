/** The list above the field: which suggestion is the active one, and showing it. */
import { h, newId, setText } from "./dom.js";

/** @typedef {import("./suggestions.js").Suggestion} Suggestion */
/** @typedef {import("./suggestions.js").Suggestions} Suggestions */

/** @param {HTMLTextAreaElement} field @param {(suggestion: Suggestion) => void} choose */
export function createSuggestionList(field, choose) {
  const list = h("div", { id: newId("suggestions"), role: "listbox", "aria-label": "Suggesties" });
  const title = h("p", { class: "suggestions-title" });
  const help = h("p", { class: "suggestions-help" }, "↑ ↓ kiezen · Enter of Tab overnemen · Esc sluiten");
  const box = h("div", { class: "suggestions", hidden: true }, title, list, help);
  const status = h("div", { class: "hidden-text", role: "status" });
  // The field stays an ordinary text box: what it offers is told by these attributes.
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);

  /** @type {Suggestions} */
  let shown = { items: [], auto: false, title: "" };
  let active = -1;

  /** @param {Suggestions} suggestions */
  function show(suggestions) {
    shown = suggestions;
    box.hidden = shown.items.length === 0;
    setText(title, shown.title);
    list.replaceChildren(...shown.items.map(optionNode));
    activate(shown.auto && shown.items.length ? 0 : -1);
    const count = shown.items.length;
    setText(status, count === 0 ? "" : `${count === 1 ? "1 suggestie" : `${count} suggesties`}. Kies met de pijltjes.`);
  }

  /** @param {Suggestion} suggestion @param {number} index */
  function optionNode(suggestion, index) {
    // A shortcut is called by its name alone; a command is told with what can stand behind it.
    const named = suggestion.shortcut ? { "aria-label": suggestion.label, "aria-description": suggestion.description || null } : {};
    const option = h(
      "div",
      { id: `${list.id}-${index}`, role: "option", "aria-selected": "false", class: "suggestion", ...named },
      h("span", { class: "suggestion-label" }, suggestion.label, suggestion.detail && h("span", { class: "suggestion-detail" }, ` ${suggestion.detail}`)),
      suggestion.description && h("span", { class: "suggestion-description" }, suggestion.description),
    );
    option.addEventListener("pointerdown", (/** @type {Event} */ event) => event.preventDefault()); // the field keeps the focus
    option.addEventListener("click", () => choose(suggestion));
    return option;
  }

  /** @param {number} index */
  function activate(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event @returns {boolean} the key was for the list */
  function takesKey(event) {
    const count = shown.items.length;
    if (box.hidden || event.isComposing) return false;
    if (event.key === "ArrowDown") activate((active + 1) % count);
    else if (event.key === "ArrowUp") activate(active <= 0 ? count - 1 : active - 1);
    else if (event.key === "Escape") show({ items: [], auto: false, title: "" });
    else if (event.key === "Enter" && !event.shiftKey && active >= 0) choose(shown.items[active]);
    else if (event.key === "Tab" && !event.shiftKey) choose(shown.items[Math.max(active, 0)]);
    else return false;
    event.preventDefault();
    return true;
  }

  return { nodes: [box, status], show, takesKey, hide: () => show({ items: [], auto: false, title: "" }) };
}
