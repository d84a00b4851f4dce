/** The blocks that are there to be read: section, header, context, divider, image. */
import { h, newId } from "../dom.js";
import { isSafeUrl } from "../text/special.js";
import { actionNode } from "./elements.js";
import { plain, textNodes } from "./text.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */

/** @param {any} block @param {BlockContext} context */
export function section(block, context) {
  const text = block.text && h("div", { class: "text", id: newId("text") }, ...textNodes(block.text, context.lookup));
  const fields = block.fields?.map((/** @type {any} */ field) => h("div", { class: "text" }, ...textNodes(field, context.lookup)));
  const body = h("div", { class: "section-body" }, text, fields && h("div", { class: "section-fields" }, ...fields));
  return h("div", { class: "block section" }, body, block.accessory && accessory(block, context, text));
}

/** @param {any} block @param {BlockContext} context @param {HTMLElement | undefined} text */
function accessory(block, context, text) {
  const { accessory: element } = block;
  if (element.type === "image") return imageNode(element, "thumb");
  const node = actionNode(element, block, context);
  const isButton = element.type === "button" || element.type === "overflow";
  if (!isButton && text) nameByText(node, text);
  return h("div", { class: "accessory" }, node);
}

/** A select beside a text has no label of its own: the text is its name. @param {HTMLElement} node @param {HTMLElement} text */
function nameByText(node, text) {
  if (node.matches(".choices")) node.setAttribute("role", "group");
  (node.querySelector("[role=combobox]") ?? node).setAttribute("aria-labelledby", text.id);
}

/** A modal has a heading of the second level of its own. @param {any} block @param {BlockContext} context */
export function header(block, { surface }) {
  return h("div", { class: "block header", role: "heading", "aria-level": surface === "modal" ? "3" : "2" }, plain(block.text));
}

/** @param {any} block @param {BlockContext} context */
export function contextBlock(block, context) {
  const elements = (block.elements ?? []).map((/** @type {any} */ element) =>
    element.type === "image" ? imageNode(element, "tiny") : h("div", { class: "text" }, ...textNodes(element, context.lookup)),
  );
  return h("div", { class: "block context" }, ...elements);
}

export function divider() {
  return h("hr", { class: "block divider" });
}

/** @param {any} block */
export function image(block) {
  const caption = block.title && h("figcaption", {}, plain(block.title));
  return h("figure", { class: "block image" }, caption, imageNode(block, "full"));
}

/** The page loads nothing from outside: a picture that lives elsewhere is offered as a link. @param {any} picture @param {string} size */
function imageNode({ image_url: elsewhere, slack_file: file, alt_text: alt = "" }, size) {
  // whoever reads a message sees the file that an image block of it shows
  const address = file?.id ? `/_control/file/${encodeURIComponent(file.id)}` : elsewhere;
  const own = address && (address.startsWith("data:image/") || new URL(address, location.href).origin === location.origin);
  if (own) return h("img", { src: address, alt, class: size });
  if (!isSafeUrl(address)) return h("span", { class: "hint" }, `Afbeelding: ${alt}`);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", class: "hint" }, `Afbeelding: ${alt || "bekijken"}`);
}
