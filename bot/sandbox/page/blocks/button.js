/** Buttons. A click is shown as pending but a second one is sent too, as in Slack: bots must bear it. */
import { h } from "../dom.js";
import { confirmed } from "../confirm.js";
import { focusName } from "../focus.js";
import { isSafeUrl } from "../text/special.js";
import { plain } from "./text.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */

/** @param {any} element @param {any} block @param {BlockContext} context @returns {HTMLElement} */
export function buttonNode(element, block, context) {
  const button = h(
    "button",
    {
      type: "button",
      class: `button ${element.style ?? ""}`,
      "aria-label": element.accessibility_label,
      "data-focus": focusName(block.block_id, element.action_id),
    },
    plain(element.text),
  );
  button.addEventListener("click", async () => {
    if (element.confirm && !(await confirmed(element.confirm, context.lookup))) return;
    if (isSafeUrl(element.url)) window.open(element.url, "_blank", "noopener,noreferrer");
    const { type, action_id, value, text } = element;
    context.act({ type, action_id, block_id: block.block_id, text, ...(value === undefined ? {} : { value }) }, button);
  });
  return button;
}
