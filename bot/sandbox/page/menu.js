/** A button that opens a small menu; arrow keys, Home, End, Escape and clicking elsewhere all work. */
import { h, newId } from "./dom.js";

/** @typedef {{label: string, text?: string, description?: string, choose: () => void}} MenuItem */

/**
 * @param {HTMLElement} button the button that opens it
 * @param {MenuItem[]} items
 * @param {{inline?: boolean}} [options] `inline`: items side by side
 * @returns {HTMLElement} the button and its menu
 */
export function withMenu(button, items, { inline = false } = {}) {
  const menu = h("div", { id: newId("menu"), class: inline ? "menu inline" : "menu", role: "menu", hidden: true });
  const entries = items.map((item) => menuEntry(item, () => close(true)));
  menu.append(...entries);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-controls", menu.id);
  button.setAttribute("aria-expanded", "false");

  const holder = h("span", { class: "menu-holder" }, button, menu);
  const outside = (/** @type {Event} */ event) => {
    if (!holder.contains(/** @type {Node} */ (event.target))) close(false);
  };
  function open() {
    menu.hidden = false;
    menu.classList.toggle("up", !fitsBelow(button, menu));
    button.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside);
    entries[0]?.focus();
  }
  /** @param {boolean} back */
  function close(back) {
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside);
    if (back) button.focus();
  }
  button.addEventListener("click", () => (menu.hidden ? open() : close(true)));
  holder.addEventListener("focusout", (/** @type {FocusEvent} */ event) => {
    if (event.relatedTarget && !holder.contains(/** @type {Node} */ (event.relatedTarget))) close(false);
  });
  menu.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation(); // the menu closes, not the dialog around it
      close(true);
    } else moveFocus(event, entries);
  });
  return holder;
}

/** What scrolls around it would cut it off. @param {HTMLElement} button @param {HTMLElement} menu */
function fitsBelow(button, menu) {
  const room = (button.closest(".messages, .modal-body, .home") ?? document.documentElement).getBoundingClientRect();
  const { top, bottom } = button.getBoundingClientRect();
  const needed = menu.offsetHeight + 8;
  return bottom + needed <= room.bottom || top - needed < room.top;
}

/** @param {MenuItem} item @param {() => void} close */
function menuEntry(item, close) {
  const entry = h(
    "button",
    { type: "button", role: "menuitem", tabindex: "-1", "aria-label": item.text ? item.label : null },
    item.text ?? item.label,
    item.description && h("span", { class: "hint" }, item.description),
  );
  entry.addEventListener("click", () => {
    close();
    item.choose();
  });
  return entry;
}

/** @param {KeyboardEvent} event @param {HTMLElement[]} entries */
function moveFocus(event, entries) {
  const at = entries.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 };
  if (!(event.key in steps)) return;
  event.preventDefault();
  entries.at(steps[event.key] % entries.length)?.focus();
}
