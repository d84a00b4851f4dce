/** On a phone the list of channels is a drawer. */

import { people } from "./questions.js";
import { hasNews, unreadCount } from "./reads.js";

/** @param {{button: HTMLElement, drawer: HTMLElement}} parts @param {import("./reads.js").Reads} reads */
export function createDrawer({ button, drawer }, reads) {
  /** @param {boolean} open */
  function toggle(open) {
    drawer.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    const current = /** @type {HTMLElement | null} */ (drawer.querySelector("[aria-current]") ?? drawer.querySelector("a"));
    if (open) current?.focus();
  }
  const isOpen = () => drawer.classList.contains("open");

  button.addEventListener("click", () => toggle(!isOpen()));
  drawer.addEventListener("click", (event) => {
    if (isOpen() && /** @type {Element} */ (event.target).closest("a, .news button")) {
      toggle(false);
      button.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    toggle(false);
    button.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (isOpen() && !drawer.contains(target) && !button.contains(target)) toggle(false);
  });

  /** Something new hides in the drawer. @param {import("./store.js").State} state */
  function render(state) {
    const news = unreadCount(state, reads) > 0 || people(state).some((user) => hasNews(state, reads, user));
    button.classList.toggle("has-news", news);
  }

  return { render };
}
