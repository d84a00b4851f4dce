/** The controls that stand on the page, and what a person filled in there. */

/** @typedef {import("./context.js").Control} Control */
/** @typedef {import("./context.js").StateValue} StateValue */

/** @type {WeakMap<Element, {control: Control, blockId: string, actionId: string}>} */
const registered = new WeakMap();

/** Remember the control, so that its value can be read later. @param {Control} control @param {any} block @param {any} element */
export function register(control, block, element) {
  control.node.setAttribute("data-control", "");
  registered.set(control.node, { control, blockId: block.block_id ?? "", actionId: element.action_id ?? "" });
  return control;
}

/** All controls inside `container`, in reading order. @param {ParentNode} container */
export function controlsIn(container) {
  return [...container.querySelectorAll("[data-control]")].flatMap((node) => registered.get(node) ?? []);
}

/** What stands there now, in the shape of Slack's `state.values`. @param {ParentNode} container */
export function valuesIn(container) {
  /** @type {Record<string, Record<string, StateValue>>} */
  const values = {};
  for (const { control, blockId, actionId } of controlsIn(container)) {
    (values[blockId] ??= {})[actionId] = control.read();
  }
  return values;
}

/** Nothing was filled in or chosen. @param {StateValue} value */
export function isEmpty({ type: _type, ...given }) {
  return Object.values(given).every((part) => part === null || part === undefined || part === "" || (Array.isArray(part) && !part.length));
}
