/** The stack of modals of the person you are: only the top one is on the screen. */
import { createViewDialog } from "./view-dialog.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {ReturnType<typeof createViewDialog>} ViewDialog */

/** @param {import("./store.js").Store} store @param {ReturnType<typeof import("./sync.js").createSync>} sync @param {import("./navigation.js").Navigation} _navigation */
export function createModals(store, sync, _navigation) {
  /** @type {Map<string, {owner: string, dialog: ViewDialog}>} also of other people: their typing waits for them */
  const open = new Map();
  /** @type {State["views"] | null} */
  let shown = null;
  let owner = "";
  /** @type {Element | null} where the person was before the first modal came */
  let origin = null;

  /** @param {State} state */
  function render(state) {
    if (state.views === shown && state.me === owner) return;
    shown = state.views;
    owner = state.me;
    forgetClosed(state);
    for (const view of state.views) update(state, view);
    const top = state.views.at(-1);
    if (top && ![...open.values()].some(({ dialog }) => dialog.isShown())) origin = document.activeElement;
    for (const [id, { dialog }] of open) if (id !== top?.id) dialog.hide();
    if (top) open.get(top.id)?.dialog.show();
    else if (origin) {
      const back = /** @type {HTMLElement} */ (origin);
      back.blur(); // Chromium says that it has the focus already, and then types nothing into it
      if (back.isConnected) back.focus({ preventScroll: true });
      origin = null;
    }
  }

  /** @param {State} state @param {import("./types.js").View} view */
  function update(state, view) {
    const known = open.get(view.id);
    if (known) known.dialog.update(view);
    else open.set(view.id, { owner: state.me, dialog: createViewDialog(view, store, sync) });
  }

  /** @param {State} state */
  function forgetClosed(state) {
    const ids = new Set(state.views.map(({ id }) => id));
    for (const [id, { owner: whose, dialog }] of open) {
      if (whose !== state.me || ids.has(id)) continue;
      dialog.remove();
      open.delete(id);
    }
  }

  return { render };
}
