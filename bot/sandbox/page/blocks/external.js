/** Menus of which the bot keeps the options: it is asked for them while somebody types. */
import { h } from "../dom.js";
import { focusName } from "../focus.js";
import { whilePending } from "../pending.js";
import { createCombobox } from "./combobox.js";
import { asOption, groupsOf } from "./options.js";
import { plain } from "./text.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */
/** @typedef {import("./context.js").Control} Control */
/** @typedef {import("./options.js").Option} Option */

const SHORTEST = 3; // characters before the bot is asked, where the menu does not say
const PAUSE = 250; // milliseconds without a key before it is asked

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function externalSelect(element, block, context) {
  const { node, field, begin, chosen } = externalMenu(element, block, context, {
    taken(input, options) {
      input.value = options[0]?.text ?? "";
    },
    add: (_options, option) => [option],
  });
  field.addEventListener("input", () => field.value === "" && begin([], true));
  return { node, focusable: field, read: () => ({ type: element.type, selected_option: chosen()[0]?.original ?? null }) };
}

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function multiExternalSelect(element, block, context) {
  const list = h("ul", { class: "chosen", "aria-label": "Gekozen", hidden: true });
  const most = element.max_selected_items ?? Infinity;
  const { node, field, begin, chosen } = externalMenu(element, block, context, {
    taken(input, options) {
      input.value = "";
      input.disabled = options.length >= most;
      list.hidden = options.length === 0;
      list.replaceChildren(...options.map(chip));
    },
    add: (options, option) => [...options, option],
  });
  node.prepend(list);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && !field.value && chosen().length) begin(chosen().slice(0, -1), true);
  });

  /** @param {Option} option */
  function chip(option) {
    const remove = () => {
      begin(chosen().filter((other) => other !== option), true);
      field.focus();
    };
    return h("li", {}, option.text, h("button", { type: "button", class: "cross", "aria-label": `${option.text} weghalen`, onclick: remove }, "✕"));
  }

  return { node, focusable: field, read: () => ({ type: element.type, selected_options: chosen().map(({ original }) => original) }) };
}

/**
 * What both have in common. `begin` makes a choice the choice; with `tell` the bot may hear of it.
 * @param {any} element @param {any} block @param {BlockContext} context
 * @param {{taken: (field: HTMLInputElement, options: Option[]) => void, add: (options: Option[], option: Option) => Option[]}} how
 */
function externalMenu(element, block, context, { taken, add }) {
  const { min_query_length: least = SHORTEST, action_id: actionId } = element;
  const field = h("input", {
    type: "text",
    class: "field-input",
    autocomplete: "off",
    placeholder: element.placeholder ? plain(element.placeholder) : "Typ om te zoeken",
    "data-focus": focusName(block.block_id, actionId),
  });
  const combobox = createCombobox(field, (option) => begin(add(options, option), true));
  const node = h("div", { class: "external" }, field, combobox.node);
  /** @type {Option[]} */
  let options = [];
  let turn = 0;
  let settled = ""; // what stands in the field when nobody is looking for something

  /** @param {Option[]} wanted @param {boolean} tell */
  function begin(wanted, tell) {
    turn += 1; // an answer that is still on its way comes too late
    options = wanted;
    taken(field, options);
    settled = field.value;
    combobox.hide();
    if (tell) node.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async function look() {
    const mine = (turn += 1);
    const value = field.value.trim();
    if (value.length < least) return combobox.show([], `Typ minstens ${least === 1 ? "1 letter" : `${least} letters`}.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (mine !== turn) return undefined;
    const answer = await whilePending(node, context.suggest(block.block_id, actionId, value));
    if (mine === turn) offer(answer, value);
    return undefined;
  }

  /** @param {any} answer @param {string} value */
  function offer(answer, value) {
    if (!answer?.ok) return combobox.show([], "De bot gaf geen keuzes. Probeer het nog eens.");
    const groups = groupsOf(answer).map((group) => ({ ...group, options: group.options.filter(isNew) }));
    const count = groups.reduce((sum, group) => sum + group.options.length, 0);
    const found = count === 1 ? "1 mogelijkheid" : `${count} mogelijkheden`;
    combobox.show(groups.filter((group) => group.options.length), count ? `${found}. Kies met de pijltjes.` : value ? `Niets gevonden voor ‘${value}’.` : "Niets gevonden.");
  }

  /** @param {Option} option */
  const isNew = (option) => !element.type.startsWith("multi_") || !options.some(({ value }) => value === option.value);

  field.addEventListener("input", (/** @type {Event} */ event) => {
    event.stopPropagation(); // looking is not choosing
    look();
  });
  field.addEventListener("change", (/** @type {Event} */ event) => event.stopPropagation());
  field.addEventListener("focus", () => field.value === "" && look());
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "ArrowDown" && field.getAttribute("aria-expanded") === "false") look();
    if (event.key !== "Escape" || event.defaultPrevented || field.value === settled) return;
    event.preventDefault(); // what was half typed goes first, the modal around it only then
    begin(options, false);
  });
  field.addEventListener("blur", () => begin(options, false)); // half a word is no choice

  const typed = context.typed(block.block_id, actionId);
  const before = typed ? (typed.selected_options ?? typed.selected_option) : (element.initial_options ?? element.initial_option);
  begin([before ?? []].flat().map(asOption), false);
  return { node, field, begin, chosen: () => options };
}
