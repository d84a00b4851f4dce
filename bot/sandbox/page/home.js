/** The bot's Home: one screen for each person. */
import { act } from "./api.js";
import { renderBlocks } from "./blocks/render.js";
import { tried, viewContext } from "./doings.js";
import { h } from "./dom.js";
import { isDirect } from "./questions.js";

/** @typedef {import("./store.js").State} State */

/** @param {HTMLElement} root @param {import("./store.js").Store} store @param {import("./navigation.js").Navigation} _navigation */
export function createHome(root, store, _navigation) {
  const blocks = h("div", { class: "home-blocks" });
  const empty = h("p", { class: "empty" });
  root.append(blocks, empty);
  let opened = "";
  let shown = "";

  /** @param {State} state */
  function render(state) {
    const visible = isDirect(state) && state.place.tab === "home";
    root.hidden = !visible;
    const here = visible ? state.me : "";
    // Slack tells the bot each time somebody looks, so that it can bring its Home up to date.
    if (here && here !== opened) tried(act("open-home", { user: state.me }));
    opened = here;
    if (visible) show(state);
  }

  /** @param {State} state */
  function show({ home, me, workspace }) {
    empty.hidden = Boolean(home);
    empty.textContent = `${workspace?.bot.name} heeft hier nog niets neergezet.`;
    const signature = home ? `${me} ${home.id} ${home.hash}` : "";
    if (signature === shown) return;
    shown = signature;
    if (!home || blocks.dataset.owner !== me) blocks.replaceChildren();
    blocks.dataset.owner = me;
    if (home) renderBlocks(blocks, home.blocks, viewContext(store, home, () => blocks));
  }

  return { render };
}
