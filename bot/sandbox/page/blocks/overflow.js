/** The overflow menu: a few more actions behind three dots. */
import { h } from "../dom.js";
import { confirmed } from "../confirm.js";
import { focusName } from "../focus.js";
import { withMenu } from "../menu.js";
import { isSafeUrl } from "../text/special.js";
import { plain } from "./text.js";

/** @param {any} element @param {any} block @param {import("./context.js").BlockContext} context @returns {HTMLElement} */
export function overflowNode(element, block, context) {
  const button = h(
    "button",
    { type: "button", class: "button overflow", "aria-label": "Meer keuzes", "data-focus": focusName(block.block_id, element.action_id) },
    "⋯",
  );
  const choose = async (/** @type {any} */ option) => {
    if (element.confirm && !(await confirmed(element.confirm, context.lookup))) return;
    if (isSafeUrl(option.url)) window.open(option.url, "_blank", "noopener,noreferrer");
    const { type, action_id } = element;
    context.act({ type, action_id, block_id: block.block_id, selected_option: option }, button);
  };
  const items = (element.options ?? []).map((/** @type {any} */ option) => ({
    label: plain(option.text),
    description: option.description && plain(option.description),
    choose: () => choose(option),
  }));
  return withMenu(button, items);
}
