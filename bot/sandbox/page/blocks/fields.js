/** Fields to type in: text, number, e-mail, address, date and time. */
import { h } from "../dom.js";
import { focusName } from "../focus.js";
import { fromLocal, partsOf } from "../dates.js";
import { plain } from "./text.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */
/** @typedef {import("./context.js").Control} Control */

/** @param {any} element @param {any} block */
function common(element, block) {
  return {
    class: "field-input",
    "data-focus": focusName(block.block_id, element.action_id),
    placeholder: element.placeholder ? plain(element.placeholder) : null,
    autocomplete: "off",
  };
}

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function textField(element, block, context) {
  const value = context.typed(block.block_id, element.action_id)?.value ?? element.initial_value ?? "";
  const attributes = { ...common(element, block), value, maxlength: element.max_length ?? 3000 };
  const field = element.multiline
    ? h("textarea", { ...attributes, rows: 4 })
    : h("input", { ...attributes, type: "text" });
  const { min_length: least = 0 } = element;
  return {
    node: field,
    focusable: field,
    read: () => ({ type: element.type, value: field.value || null }),
    problem: () => (field.value && field.value.length < least ? `Gebruik minstens ${least} tekens.` : null),
  };
}

/** A number as a Dutch person types it; Slack's value has a point. @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function numberField(element, block, context) {
  const typed = context.typed(block.block_id, element.action_id)?.value ?? element.initial_value ?? "";
  const inputmode = element.is_decimal_allowed ? "decimal" : "numeric";
  const field = h("input", { ...common(element, block), type: "text", inputmode, value: String(typed).replace(".", ",") });
  const value = () => field.value.trim().replace(",", ".");
  return {
    node: field,
    focusable: field,
    read: () => ({ type: element.type, value: value() || null }),
    problem: () => (value() ? numberProblem(value(), element) : null),
  };
}

/** @param {string} value @param {any} element */
function numberProblem(value, { is_decimal_allowed: decimals, min_value: least, max_value: most }) {
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return "Vul een getal in, bijvoorbeeld 12.";
  if (!decimals && value.includes(".")) return "Vul een heel getal in, zonder komma.";
  if (least !== undefined && Number(value) < Number(least)) return `Vul ${least} of meer in.`;
  if (most !== undefined && Number(value) > Number(most)) return `Vul ${most} of minder in.`;
  return null;
}

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function addressField(element, block, context) {
  const isEmail = element.type === "email_text_input";
  const value = context.typed(block.block_id, element.action_id)?.value ?? element.initial_value ?? "";
  const field = h("input", { ...common(element, block), type: isEmail ? "email" : "url", value });
  const example = isEmail ? "Vul een e-mailadres in, zoals naam@gemeente.nl." : "Vul een adres in dat met https:// begint.";
  return {
    node: field,
    focusable: field,
    read: () => ({ type: element.type, value: field.value || null }),
    problem: () => (field.validity.typeMismatch ? example : null),
  };
}

/** The browser's own picker for a date or a time. @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function dateField(element, block, context) {
  const kind = element.type === "datepicker" ? "date" : "time";
  const name = /** @type {"selected_date" | "selected_time"} */ (`selected_${kind}`);
  const typed = context.typed(block.block_id, element.action_id);
  const value = (typed ? typed[name] : element[`initial_${kind}`]) ?? "";
  const field = h("input", { ...common(element, block), type: kind, value });
  return { node: field, focusable: field, read: () => ({ type: element.type, [name]: field.value || null }) };
}

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function dateTimeField(element, block, context) {
  const { timezone } = context.lookup;
  const typed = context.typed(block.block_id, element.action_id);
  const seconds = typed ? typed.selected_date_time : element.initial_date_time;
  const field = h("input", { ...common(element, block), type: "datetime-local", value: seconds ? localText(seconds, timezone) : "" });
  const read = () => ({ type: element.type, selected_date_time: field.value ? secondsOf(field.value, timezone) : null });
  return { node: field, focusable: field, read };
}

/** @param {number} seconds @param {string} timezone */
function localText(seconds, timezone) {
  const { year, month, day, hour, minute } = partsOf(new Date(seconds * 1000), timezone);
  const [m, d, h24, min] = [month, day, hour, minute].map((part) => String(part).padStart(2, "0"));
  return `${year}-${m}-${d}T${h24}:${min}`;
}

/** @param {string} text @param {string} timezone */
function secondsOf(text, timezone) {
  const [year, month, day, hour, minute] = text.split(/[-T:]/).map(Number);
  return fromLocal({ year, month, day, hour, minute }, timezone).getTime() / 1000;
}
