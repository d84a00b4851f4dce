/** rich_text: the structure that Slack's own editor makes. */
import { h } from "../dom.js";
import { emojiFor } from "../text/emoji.js";
import { isSafeUrl, specialNode } from "../text/special.js";

/** @typedef {import("../text/special.js").Lookup} Lookup */

/** @param {any} block @param {import("./context.js").BlockContext} context */
export function richText(block, { lookup }) {
  return h("div", { class: "block text" }, ...listed(block.elements ?? [], lookup));
}

/** Slack gives nested lists one after the other, each with its `indent`. @param {any[]} elements @param {Lookup} lookup */
function listed(elements, lookup) {
  return elements.map((element) => elementNode(element, lookup));
}

/** @param {any} element @param {Lookup} lookup @returns {Node} */
function elementNode(element, lookup) {
  const inner = () => (element.elements ?? []).map((/** @type {any} */ part) => partNode(part, lookup));
  switch (element.type) {
    case "rich_text_list": {
      const items = (element.elements ?? []).map((/** @type {any} */ item) => h("li", {}, ...(item.elements ?? []).map((/** @type {any} */ part) => partNode(part, lookup))));
      const attributes = { class: `indent-${Math.min(element.indent ?? 0, 4)}`, start: element.offset ? element.offset + 1 : null };
      return h(element.style === "ordered" ? "ol" : "ul", attributes, ...items);
    }
    case "rich_text_quote":
      return h("blockquote", {}, ...inner());
    case "rich_text_preformatted":
      return h("pre", {}, h("code", {}, ...inner()));
    default:
      return h("p", { class: "plain" }, ...inner());
  }
}

/** @param {any} part @param {Lookup} lookup @returns {Node | string} */
function partNode(part, lookup) {
  return styled(bareNode(part, lookup), part.style ?? {});
}

/** @param {any} part @param {Lookup} lookup @returns {Node | string} */
function bareNode(part, lookup) {
  switch (part.type) {
    case "link":
      return isSafeUrl(part.url) ? h("a", { href: part.url, target: "_blank", rel: "noopener noreferrer" }, part.text ?? part.url) : (part.text ?? part.url ?? "");
    case "user":
      return specialNode(`@${part.user_id}`, lookup) ?? "";
    case "channel":
      return specialNode(`#${part.channel_id}`, lookup) ?? "";
    case "broadcast":
      return specialNode(`!${part.range}`, lookup) ?? "";
    case "usergroup":
      return specialNode(`!subteam^${part.usergroup_id}`, lookup) ?? "";
    case "emoji":
      return emojiFor(part.name ?? "") ?? `:${part.name}:`;
    case "date":
      return specialNode(`!date^${part.timestamp}^${part.format ?? "{date}"}|${part.fallback ?? ""}`, lookup) ?? (part.fallback ?? "");
    default:
      return part.text ?? "";
  }
}

/** @param {Node | string} node @param {Record<string, boolean>} style */
function styled(node, style) {
  const tags = [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"], ["underline", "u"]];
  return tags.reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), node);
}
