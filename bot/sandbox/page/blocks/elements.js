/** Every interactive element by its type; and when a change is told to the bot at once. */
import { h } from "../dom.js";
import { confirmed } from "../confirm.js";
import { buttonNode } from "./button.js";
import { checkboxes, multiSelect, radioButtons } from "./choices.js";
import { register } from "./controls.js";
import { externalSelect, multiExternalSelect } from "./external.js";
import { fileField } from "./file-field.js";
import { addressField, dateField, dateTimeField, numberField, textField } from "./fields.js";
import { overflowNode } from "./overflow.js";
import { singleSelect } from "./selects.js";
import { plain } from "./text.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */
/** @typedef {import("./context.js").Control} Control */
/** @typedef {(element: any, block: any, context: BlockContext) => Control} ControlMaker */

/** @type {Record<string, ControlMaker>} */
const CONTROLS = {
  plain_text_input: textField,
  number_input: numberField,
  email_text_input: addressField,
  url_text_input: addressField,
  datepicker: dateField,
  timepicker: dateField,
  datetimepicker: dateTimeField,
  file_input: fileField,
  checkboxes,
  radio_buttons: radioButtons,
  static_select: singleSelect,
  users_select: singleSelect,
  conversations_select: singleSelect,
  channels_select: singleSelect,
  external_select: externalSelect,
  multi_static_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
  multi_external_select: multiExternalSelect,
};

const TYPED = new Set(["plain_text_input", "number_input", "email_text_input", "url_text_input"]);

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control | null} null for an unknown type */
export function controlFor(element, block, context) {
  const make = CONTROLS[element?.type];
  if (!make) return null;
  const typed = (/** @type {string} */ blockId, /** @type {string} */ actionId) => {
    const value = context.typed(blockId, actionId);
    return value?.type === element.type ? value : null; // another kind of field now: nothing to keep
  };
  return register(make(element, block, { ...context, typed }), block, element);
}

/** A button, a menu or a control that tells the bot at every change. @param {any} element @param {any} block @param {BlockContext} context @returns {HTMLElement} */
export function actionNode(element, block, context) {
  if (element.type === "button" || element.type === "workflow_button") return buttonNode(element, block, context);
  if (element.type === "overflow") return overflowNode(element, block, context);
  const control = controlFor(element, block, context);
  if (!control) return h("span", { class: "hint" }, `Onderdeel "${element.type}" kan de zandbak nog niet tonen.`);
  dispatching(control, element, block, context);
  // Nothing beside it says what it is for: in a section that is the text, here only the prompt.
  if (element.placeholder && block.type === "actions") control.focusable.setAttribute("aria-label", plain(element.placeholder));
  return control.node;
}

/** Tell the bot when the person chooses something, or is done typing. @param {Control} control @param {any} element @param {any} block @param {BlockContext} context */
export function dispatching(control, element, block, context) {
  const tell = async () => {
    if (element.confirm && !(await confirmed(element.confirm, context.lookup))) return;
    context.act({ action_id: element.action_id, block_id: block.block_id, ...control.read() }, control.focusable);
  };
  if (!TYPED.has(element.type)) {
    control.node.addEventListener("change", tell);
    return;
  }
  const moments = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  if (moments.includes("on_character_entered")) control.node.addEventListener("input", tell);
  if (!moments.includes("on_enter_pressed")) return;
  control.node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    tell();
  });
}
