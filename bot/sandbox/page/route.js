/** Who you are and where, in the address: two windows can be two people, and Back goes back. */

/** @typedef {import("./types.js").Place} Place */

/** @returns {{me: string | null, place: Partial<Place>}} */
export function readRoute() {
  const parameters = new URLSearchParams(location.search);
  const place = {
    channel: parameters.get("channel")?.replace(/^#/, ""),
    tab: parameters.get("tab") === "start" ? /** @type {const} */ ("home") : /** @type {const} */ ("messages"),
    thread: parameters.get("thread"),
    ts: parameters.get("ts"),
  };
  return { me: parameters.get("as"), place };
}

/** @param {string} me @param {Place} place */
export function addressOf(me, { channel, tab, thread }) {
  const parameters = new URLSearchParams({ as: me, channel });
  if (tab === "home") parameters.set("tab", "start");
  if (thread) parameters.set("thread", thread);
  return `?${parameters}`;
}

/** @param {string} me @param {Place} place */
export function writeRoute(me, place) {
  const address = addressOf(me, place);
  if (address === location.search) return;
  // The first address only gets its missing parts: there is nothing to go back to.
  const method = new URLSearchParams(location.search).has("channel") ? "pushState" : "replaceState";
  history[method](null, "", address);
}
