/** Blocks to nodes. Each block is kept as long as it stays the same, with what was typed in it. */
import { h, reconcile } from "../dom.js";
import { keepingFocus } from "../focus.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { valuesIn } from "./controls.js";
import { actionNode } from "./elements.js";
import { input } from "./input.js";
import { contextBlock, divider, header, image, section } from "./layout.js";
import { richText } from "./rich-text.js";
import { table } from "./table.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */

/** @type {Record<string, (block: any, context: BlockContext) => HTMLElement>} */
const BLOCKS = { section, header, context: contextBlock, divider, image, actions, input, rich_text: richText, markdown, table };

/** @param {any} block @param {BlockContext} context */
function actions(block, context) {
  return h("div", { class: "block actions" }, ...(block.elements ?? []).map((/** @type {any} */ element) => actionNode(element, block, context)));
}

/** Standard markdown is close enough to mrkdwn to be read, once its bold is. @param {any} block @param {BlockContext} context */
function markdown(block, { lookup }) {
  const text = (block.text ?? "").replace(/\*\*(.+?)\*\*/g, "*$1*").replace(/^#{1,6} +(.+)$/gm, "*$1*");
  return h("div", { class: "block text" }, ...mrkdwn(text, lookup));
}

/** @param {any} block @param {BlockContext} context @returns {HTMLElement} */
function blockNode(block, context) {
  const make = BLOCKS[block.type];
  if (!make) return h("p", { class: "block hint" }, `Blok "${block.type}" kan de zandbak nog niet tonen.`);
  return make(block, context);
}

/**
 * Make `container` show these blocks. What a person filled in stays where block_id and action_id
 * stay the same, as in Slack.
 * @param {Element} container @param {any[]} blocks @param {BlockContext} context
 */
export function renderBlocks(container, blocks, context) {
  const before = valuesIn(container);
  const typed = (/** @type {string} */ blockId, /** @type {string} */ actionId) =>
    before[blockId]?.[actionId] ?? context.typed(blockId, actionId);
  const keyed = blocks.map((block, index) => ({ key: block.block_id ?? `#${index}`, block }));
  keepingFocus(container, () =>
    reconcile(container, keyed, {
      key: ({ key }) => key,
      signature: ({ block }) => JSON.stringify(block),
      create: ({ block }) => blockNode(block, { ...context, typed }),
    }),
  );
}
