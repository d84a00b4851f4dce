/** The options of selects: given ones (in groups or not), people, channels. */
import { plain } from "./text.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */
/** @typedef {{value: string, text: string, description: string, original: any}} Option */
/** @typedef {{label: string | null, options: Option[]}} OptionGroup */

/** @param {any} option @returns {Option} */
export function asOption(option) {
  return {
    value: option.value,
    text: plain(option.text),
    description: option.description ? plain(option.description) : "",
    original: option,
  };
}

/** @param {import("./context.js").Choice} choice @returns {Option} */
const asChoice = ({ id, name }) => ({ value: id, text: name, description: "", original: id });

/** What kind of thing is chosen: `option`, `user`, `conversation` or `channel`. @param {any} element */
export function kindOf(element) {
  return /(user|conversation|channel)s_select$/.exec(element.type)?.[1] ?? "option";
}

/** @param {any} element @param {BlockContext} context @returns {OptionGroup[]} */
export function optionGroups(element, context) {
  const kind = kindOf(element);
  if (kind === "user") return [{ label: null, options: context.people().map(asChoice) }];
  if (kind !== "option") return [{ label: null, options: context.conversations().map(asChoice) }];
  return groupsOf(element);
}

/** The options of a menu or of the bot's answer, given in groups or not. @param {any} given @returns {OptionGroup[]} */
export function groupsOf(given) {
  const groups = given.option_groups ?? [{ options: given.options ?? [] }];
  return groups.map((/** @type {any} */ group) => ({
    label: group.label ? plain(group.label) : null,
    options: (group.options ?? []).map(asOption),
  }));
}

/** The values that are chosen at the start: what the person chose before, else the bot's proposal. @param {any} element @param {any} typed @returns {string[]} */
export function chosenValues(element, typed) {
  const kind = kindOf(element);
  const many = [typed?.[`selected_${kind}s`], element[`initial_${kind}s`]];
  const one = [typed?.[`selected_${kind}`], element[`initial_${kind}`]];
  const [before, proposed] = element.type.startsWith("multi_") || element.type === "checkboxes" ? many : one;
  const chosen = typed ? before : proposed;
  return [chosen ?? []].flat().map((choice) => (typeof choice === "object" ? choice.value : choice));
}
