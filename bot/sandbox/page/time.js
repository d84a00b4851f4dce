/** The sandbox's time between two answers of the server. */

/** @type {WeakMap<object, number>} when a clock document came in, by this computer's stopwatch */
const arrivals = new WeakMap();

/** @param {import("./store.js").State} state @returns {Date} */
export function sandboxNow({ workspace }) {
  if (!workspace) return new Date();
  const { clock } = workspace;
  if (!arrivals.has(clock)) arrivals.set(clock, performance.now());
  const passed = clock.running ? performance.now() - (arrivals.get(clock) ?? 0) : 0;
  return new Date(Date.parse(clock.now) + passed);
}
