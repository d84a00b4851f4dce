/** Choices that are all in sight: checkboxes, radio buttons, and the lists to choose several from. */
import { h, newId } from "../dom.js";
import { focusName } from "../focus.js";
import { chosenValues, kindOf, optionGroups } from "./options.js";
import { textNodes } from "./text.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */
/** @typedef {import("./context.js").Control} Control */
/** @typedef {import("./options.js").Option} Option */

const SEARCH_FROM = 12; // with fewer choices looking is faster than typing

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function checkboxes(element, block, context) {
  const { node, boxes } = choiceList(element, block, context, "checkbox");
  const read = () => ({ type: element.type, [`selected_${kindOf(element)}s`]: chosen(boxes) });
  return { node, focusable: boxes[0]?.box ?? node, read, labelled: "legend" };
}

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function radioButtons(element, block, context) {
  const { node, boxes } = choiceList(element, block, context, "radio");
  const read = () => ({ type: element.type, selected_option: chosen(boxes)[0] ?? null });
  return { node, focusable: boxes[0]?.box ?? node, read, labelled: "legend" };
}

/** Several from a list; a long list can be searched. @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function multiSelect(element, block, context) {
  const control = checkboxes(element, block, context);
  control.node.classList.add("choices-list");
  limitChoices(control.node, element.max_selected_items);
  if (control.node.querySelectorAll("label").length < SEARCH_FROM) return control;
  const search = h("input", { type: "search", class: "field-input", "aria-label": "Zoek in de keuzes", placeholder: "Zoeken" });
  search.addEventListener("input", (/** @type {Event} */ event) => {
    event.stopPropagation(); // looking is not choosing
    filterChoices(control.node, search.value);
  });
  search.addEventListener("change", (/** @type {Event} */ event) => event.stopPropagation());
  control.node.prepend(search);
  return control;
}

/** @param {any} element @param {any} block @param {BlockContext} context @param {"checkbox" | "radio"} type */
function choiceList(element, block, context, type) {
  const values = chosenValues(element, context.typed(block.block_id, element.action_id));
  const name = newId("choice");
  /** @type {{box: HTMLInputElement, option: Option}[]} */
  const boxes = [];
  const groups = optionGroups(element, context).map(({ label, options }) => {
    const items = options.map((option) => {
      const focus = focusName(block.block_id, element.action_id, option.value);
      const box = h("input", { type, name, value: option.value, checked: values.includes(option.value), "data-focus": focus });
      boxes.push({ box, option });
      return choiceNode(box, option, context);
    });
    return label ? [h("p", { class: "choices-group" }, label), ...items] : items;
  });
  return { node: h("div", { class: "choices" }, ...groups.flat()), boxes };
}

/** @param {HTMLInputElement} box @param {Option} option @param {BlockContext} context */
function choiceNode(box, option, context) {
  const { original } = option;
  const text = typeof original === "object" ? textNodes(original.text, context.lookup) : [option.text];
  const description = original?.description && h("span", { id: newId(), class: "hint" }, ...textNodes(original.description, context.lookup));
  if (description) box.setAttribute("aria-describedby", description.id);
  return h("div", { class: "choice" }, h("label", {}, box, h("span", {}, ...text)), description);
}

/** @param {{box: HTMLInputElement, option: Option}[]} boxes */
function chosen(boxes) {
  return boxes.filter(({ box }) => box.checked).map(({ option }) => option.original);
}

/** @param {HTMLElement} list @param {string} wanted */
function filterChoices(list, wanted) {
  for (const choice of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".choice"))) {
    choice.hidden = !choice.textContent?.toLowerCase().includes(wanted.trim().toLowerCase());
  }
}

/** Slack allows no more than `most`: the others rest until one is taken out. @param {HTMLElement} list @param {number | undefined} most */
function limitChoices(list, most) {
  if (!most) return;
  const update = () => {
    const boxes = /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll("input[type=checkbox]")]);
    const full = boxes.filter((box) => box.checked).length >= most;
    for (const box of boxes) box.disabled = full && !box.checked;
  };
  list.addEventListener("change", update);
  update();
}
