/** The input block: a label, one control, a hint, and room for a mistake. */
import { h, newId } from "../dom.js";
import { focusName } from "../focus.js";
import { controlsIn, isEmpty } from "./controls.js";
import { controlFor, dispatching } from "./elements.js";
import { plain } from "./text.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */
/** @typedef {import("./context.js").Control} Control */

/** @param {any} block @param {BlockContext} context */
export function input(block, context) {
  const control = controlFor(block.element, block, context);
  if (!control) return h("p", { class: "block hint" }, `Invoer "${block.element?.type}" kan de zandbak nog niet tonen.`);
  if (block.dispatch_action) dispatching(control, block.element, block, context);
  const optional = block.optional && h("span", { class: "optional", id: newId("optional") }, "niet verplicht");
  const hint = block.hint && h("p", { class: "hint", id: newId("hint") }, plain(block.hint));
  describe(control.focusable, [optional, hint].flatMap((node) => (node ? node.id : [])));
  if (!block.optional && control.labelled !== "legend") control.focusable.setAttribute("aria-required", "true");
  const parts = [h("div", { class: "field-head" }, nameFor(control, block), optional), control.node, hint];
  const attributes = { class: "block field", "data-block": block.block_id, "data-required": !block.optional };
  return control.labelled === "legend" ? fieldset(attributes, parts, block) : h("div", { ...attributes, role: "group" }, ...parts);
}

/** @param {Control} control @param {any} block */
function nameFor(control, block) {
  const text = plain(block.label);
  if (control.labelled === "legend") return h("span", { class: "field-label" }, text);
  control.focusable.id ||= newId("field");
  return h("label", { class: "field-label", for: control.focusable.id }, text);
}

/** @param {any} attributes @param {any[]} parts @param {any} block */
function fieldset(attributes, [head, ...rest], block) {
  head.id = newId("legend");
  const name = head.firstChild;
  name.id = newId("legend");
  return h("div", { ...attributes, role: "group", "aria-labelledby": name.id, "data-focus": focusName(block.block_id) }, head, ...rest);
}

/** @param {HTMLElement} field @param {string[]} ids */
function describe(field, ids) {
  if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
}

/**
 * What is not right yet, by block: required but empty, too short, not a number.
 * @param {ParentNode} container @returns {Record<string, string>}
 */
export function problemsIn(container) {
  /** @type {Record<string, string>} */
  const problems = {};
  for (const { control, blockId } of controlsIn(container)) {
    const field = control.node.closest(".field");
    if (!field) continue;
    const missing = field.hasAttribute("data-required") && isEmpty(control.read());
    const problem = missing ? "Vul dit veld in." : control.problem?.();
    if (problem) problems[blockId] = problem;
  }
  return problems;
}

/**
 * Show these mistakes at their fields and take away all others.
 * @param {ParentNode} container @param {Record<string, string>} problems by block id
 * @returns {HTMLElement | null} where the first mistake can be mended
 */
export function showProblems(container, problems) {
  let first = null;
  for (const { control, blockId } of controlsIn(container)) {
    const field = control.node.closest(".field");
    if (!field) continue;
    clearProblem(field, control);
    if (!Object.hasOwn(problems, blockId)) continue;
    const alert = h("p", { class: "problem", role: "alert", id: newId("problem") }, problems[blockId]);
    control.focusable.setAttribute("aria-invalid", "true");
    const described = control.focusable.getAttribute("aria-describedby");
    describe(control.focusable, [alert.id, ...(described ? [described] : [])]);
    field.append(alert);
    first ??= control.focusable;
  }
  return first;
}

/** @param {Element} field @param {Control} control */
function clearProblem(field, control) {
  const alert = field.querySelector(".problem");
  if (!alert) return;
  alert.remove();
  control.focusable.removeAttribute("aria-invalid");
  const others = (control.focusable.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== alert.id);
  if (others.length) describe(control.focusable, others);
  else control.focusable.removeAttribute("aria-describedby");
}
