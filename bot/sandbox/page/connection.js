/** Tells when there is nobody to answer. */
import { h } from "./dom.js";

/** @typedef {import("./store.js").State} State */

/** @param {HTMLElement} root a live region */
export function createConnection(root) {
  let shown = "";

  /** @param {State} state */
  function render(state) {
    const [kind, ...sentences] = situation(state);
    if (kind === shown) return;
    shown = kind;
    root.dataset.kind = kind;
    root.replaceChildren(...(kind === "fine" ? [] : [h("p", {}, ...sentences)]));
  }

  return { render };
}

/** @param {State} state @returns {[string, ...(Node | string)[]]} */
function situation({ reach, workspace, unanswered }) {
  if (reach === "lost") return ["lost", h("strong", {}, "Geen verbinding met de zandbak."), " We proberen het steeds opnieuw. Draait het programma nog?"];
  if (reach === "loading") return ["loading", "De zandbak wordt geopend…"];
  if (workspace?.bots_connected === 0 && !workspace.http.enabled) {
    const command = h("code", {}, `vaandel run --sandbox ${location.origin}`);
    return ["no-bot", h("strong", {}, "Er is geen bot verbonden."), " Je kunt berichten sturen, maar er komt geen antwoord. Start de bot met ", command];
  }
  if (unanswered) return ["unanswered", h("strong", {}, "De bot antwoordt niet."), " Hij is wel verbonden, maar gaf niet binnen drie seconden antwoord. Kijk in het venster waar de bot draait."];
  return ["fine"];
}
