/** Short notices at the edge, for what has no better place to be told. */
import { h } from "./dom.js";

const STAYS = 8000;

/** @param {string} text */
export function notify(text) {
  const close = h("button", { type: "button", class: "button small" }, "Oké");
  const notice = h("div", { class: "notice" }, h("p", {}, text), close);
  const gone = setTimeout(() => notice.remove(), STAYS);
  // Whoever reads it keeps it.
  notice.addEventListener("pointerenter", () => clearTimeout(gone));
  notice.addEventListener("focusin", () => clearTimeout(gone));
  close.addEventListener("click", () => notice.remove());
  document.getElementById("notices")?.append(notice);
}
