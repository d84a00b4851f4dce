/** Slack's text objects. */
import { h } from "../dom.js";
import { withEmoji } from "../text/emoji.js";
import { mrkdwn } from "../text/mrkdwn.js";

/** @typedef {import("../text/special.js").Lookup} Lookup */

/**
 * `plain_text` is shown as it stands (its emoji apart), never as markup and never unescaped.
 * @param {any} object @param {Lookup} lookup @returns {(Node | string)[]}
 */
export function textNodes(object, lookup) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text ?? "", lookup);
  return [h("span", { class: "plain" }, plain(object))];
}

/** The words of a text object, for names and options. @param {any} object */
export function plain(object) {
  const text = object?.text ?? "";
  return object?.type === "plain_text" && object.emoji !== false ? withEmoji(text) : text;
}
