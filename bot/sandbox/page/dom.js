/** Building and updating the page: nodes only, never a string of HTML, so that text stays text. */

/** @typedef {Node | string | null | undefined | false} Child */

const PROPERTIES = new Set(["value", "checked", "selected", "disabled", "hidden", "indeterminate"]);

/** @type {WeakMap<Element, string>} what a node was made from, to know whether it is still right */
const signatures = new WeakMap();

let lastId = 0;

/** A new id for `for`, `aria-labelledby` and the like. */
export function newId(prefix = "e") {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/**
 * An element with attributes, listeners (`onclick: fn`) and children.
 * `false`, `null` and `undefined` leave an attribute or a child out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  node.append(...present(children));
  // After the children: a <select> can only take a value that it has an option for.
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  return node;
}

/** @param {any} node @param {string} name @param {any} value */
function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (PROPERTIES.has(name)) node[name] = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** @param {any[]} children @returns {(Node | string)[]} */
function present(children) {
  return children.flat(2).filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

/** @param {string} path the `d` of one path on a 24 × 24 grid */
export function icon(path) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const line = document.createElementNS(namespace, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/**
 * Make the children of `parent` the given items, touching only what changed, so that focus,
 * caret, scroll position and typed text of everything else stay as they are.
 * @template T
 * @param {Element} parent
 * @param {T[]} items
 * @param {{key: (item: T) => string, signature: (item: T) => string,
 *   create: (item: T, previous: Element | null) => Element}} how
 */
export function reconcile(parent, items, how) {
  const known = new Map([...parent.children].map((node) => [node.getAttribute("data-key"), node]));
  let cursor = parent.firstElementChild;
  for (const item of items) {
    const key = how.key(item);
    const old = known.get(key) ?? null;
    known.delete(key);
    const node = upToDate(old, item, key, how);
    if (old && node !== old) {
      if (cursor === old) cursor = node;
      old.replaceWith(node);
    }
    if (node === cursor) cursor = node.nextElementSibling;
    else parent.insertBefore(node, cursor);
  }
  for (const leftover of known.values()) leftover.remove();
}

/** @param {Element | null} old @param {any} item @param {string} key @param {any} how @returns {Element} */
function upToDate(old, item, key, how) {
  const signature = how.signature(item);
  if (old && signatures.get(old) === signature) return old;
  const fresh = how.create(item, old);
  fresh.setAttribute("data-key", key);
  signatures.set(fresh, signature);
  return fresh;
}

/** Set text only when it differs: a screen reader repeats a live text that is written again. @param {Element} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
