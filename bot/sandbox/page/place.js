/** The heading of the place where you are; in the DM also the two tabs. */
import { h } from "./dom.js";
import { membersNode } from "./members.js";
import { currentChannel, isDirect, placeTitle } from "./questions.js";

/** @typedef {import("./store.js").State} State */

/** @param {HTMLElement} root @param {import("./navigation.js").Navigation} navigation */
export function createPlace(root, navigation) {
  let shown = "";

  /** @param {State} state */
  function render(state) {
    const channel = currentChannel(state);
    const signature = JSON.stringify([state.me, state.place.channel, state.place.tab, placeTitle(state), channel?.purpose, channel?.members, channel?.is_archived]);
    if (signature === shown) return;
    shown = signature;
    const hadFocus = root.contains(document.activeElement);
    const badges = [channel?.is_private && !isDirect(state) && "besloten", channel?.is_shared && "gedeeld met mensen van buiten", channel?.is_archived && "gearchiveerd"];
    root.replaceChildren(
      h("h1", {}, placeTitle(state)),
      h("p", { class: "purpose" }, isDirect(state) ? "Alleen jij en de bot" : (channel?.purpose ?? "")),
      ...badges.flatMap((badge) => (badge ? [h("span", { class: "badge" }, badge)] : [])),
      ...(channel && !isDirect(state) ? [membersNode(state, channel)] : []),
      ...(isDirect(state) ? [tabs(state)] : []),
    );
    if (hadFocus) /** @type {HTMLElement | null} */ (root.querySelector("[aria-current]"))?.focus();
  }

  /** @param {State} state */
  function tabs(state) {
    const tab = (/** @type {"messages" | "home"} */ name, /** @type {string} */ text) =>
      h("button", {
        type: "button",
        class: "tab",
        "aria-current": state.place.tab === name ? "page" : null,
        onclick: () => navigation.open({ channel: state.place.channel, tab: name }),
      }, text);
    return h("nav", { class: "tabs", "aria-label": "Tabbladen" }, tab("messages", "Gesprek"), tab("home", "Startpagina"));
  }

  return { render };
}
