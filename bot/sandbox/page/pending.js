/** Showing that something is under way, without getting in anybody's way. */

/** @type {WeakMap<Element, number>} how many things an element waits for */
const waiting = new WeakMap();

/**
 * Mark `element` as busy until `promise` is settled.
 * @template T @param {Element} element @param {Promise<T>} promise @returns {Promise<T>}
 */
export async function whilePending(element, promise) {
  count(element, 1);
  try {
    return await promise;
  } finally {
    count(element, -1);
  }
}

/** @param {Element} element @param {number} by */
function count(element, by) {
  const left = (waiting.get(element) ?? 0) + by;
  waiting.set(element, left);
  if (left > 0) element.setAttribute("aria-busy", "true");
  else element.removeAttribute("aria-busy");
}
