/** What the page knows, in one place; whoever shows something of it watches for changes. */

/** @typedef {import("./types.js").WorkspaceState} WorkspaceState */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").Place} Place */
/**
 * @typedef {{
 *   workspace: WorkspaceState | null, me: string, place: Place,
 *   messages: Message[] | null, views: View[], home: View | null, news: {after: string, until: string} | null,
 *   reach: "loading" | "ok" | "lost", unanswered: boolean,
 *   walk: {from: number, to: number} | null, editing: string | null,
 * }} State
 *   `me` is a person's key; `messages` are those of `place` as `me` sees them, null while they load;
 *   `news` is what `me` had not read yet on arriving here, by `ts`; `walk` is in milliseconds of the sandbox;
 *   `editing` is the message that `me` is rewriting: its list and its `ts`;
 *   `unanswered`: the bot left the last thing that somebody did here without an answer
 */

/** @returns {State} */
export function emptyState() {
  return {
    workspace: null,
    me: "",
    place: { channel: "", tab: "messages", thread: null },
    messages: null,
    views: [],
    home: null,
    news: null,
    reach: "loading",
    unanswered: false,
    walk: null,
    editing: null,
  };
}

/** @typedef {{get: () => State, set: (patch: Partial<State>) => void, watch: (watcher: (state: State) => void) => void}} Store */

/** @param {State} initial @returns {Store} */
export function createStore(initial) {
  let state = initial;
  /** @type {((state: State) => void)[]} */
  const watchers = [];
  return {
    get: () => state,
    set(patch) {
      const names = /** @type {(keyof State)[]} */ (Object.keys(patch));
      if (names.every((name) => state[name] === patch[name])) return;
      state = { ...state, ...patch };
      for (const watcher of watchers) watcher(state);
    },
    watch: (watcher) => watchers.push(watcher),
  };
}
