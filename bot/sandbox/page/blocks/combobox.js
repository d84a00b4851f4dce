/** A field with a list of options under it (ARIA's combobox): the focus stays in the field. */
import { h, newId, setText } from "../dom.js";

/** @typedef {import("./options.js").Option} Option */
/** @typedef {import("./options.js").OptionGroup} OptionGroup */

/** @param {HTMLInputElement} field @param {(option: Option) => void} choose */
export function createCombobox(field, choose) {
  const list = h("div", { id: newId("options"), role: "listbox", "aria-label": "Mogelijkheden", hidden: true });
  const note = h("p", { class: "combobox-note hint", role: "status" });
  const node = h("div", { class: "combobox" }, list, note);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  /** @type {{option: Option, node: HTMLElement}[]} */
  let entries = [];
  let active = -1;

  /** @param {OptionGroup[]} groups @param {string} text said to who cannot see the list, shown where it is empty */
  function show(groups, text) {
    entries = [];
    list.replaceChildren(...groups.map(groupNode).flat());
    list.hidden = entries.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    note.classList.toggle("hidden-text", !list.hidden);
    setText(note, text);
    activate(-1);
    if (!list.hidden) node.scrollIntoView({ block: "nearest" });
  }

  /** @param {OptionGroup} group */
  function groupNode({ label, options }) {
    const nodes = options.map(optionNode);
    return label ? h("div", { role: "group", "aria-label": label }, h("p", { class: "choices-group", "aria-hidden": "true" }, label), ...nodes) : nodes;
  }

  /** @param {Option} option */
  function optionNode(option) {
    const entry = h(
      "div",
      { id: newId("option"), role: "option", "aria-selected": "false", class: "suggestion" },
      h("span", { class: "suggestion-label" }, option.text),
      option.description && h("span", { class: "suggestion-description" }, option.description),
    );
    entry.addEventListener("pointerdown", (/** @type {Event} */ event) => event.preventDefault()); // the field keeps the focus
    entry.addEventListener("click", () => choose(option));
    entries.push({ option, node: entry });
    return entry;
  }

  /** @param {number} index */
  function activate(index) {
    entries[active]?.node.setAttribute("aria-selected", "false");
    active = index;
    const entry = entries[active]?.node;
    entry?.setAttribute("aria-selected", "true");
    entry?.scrollIntoView({ block: "nearest" });
    if (entry) field.setAttribute("aria-activedescendant", entry.id);
    else field.removeAttribute("aria-activedescendant");
  }

  const hide = () => show([], "");

  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") activate((active + 1) % entries.length);
    else if (event.key === "ArrowUp") activate(active <= 0 ? entries.length - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) choose(entries[active].option);
    else if (event.key === "Escape") hide();
    else return;
    event.preventDefault(); // the modal or thread around it takes it for its own otherwise
  });

  return { node, show, hide };
}
