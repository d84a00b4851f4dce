/** The table block: rows of cells, the first row names the columns. */
import { h } from "../dom.js";
import { richText } from "./rich-text.js";

/** @param {any} block @param {import("./context.js").BlockContext} context */
export function table(block, context) {
  const [head = [], ...rows] = block.rows ?? [];
  const cell = (/** @type {any} */ content) => (content.type === "rich_text" ? richText(content, context) : (content.text ?? ""));
  const row = (/** @type {any[]} */ cells, /** @type {string} */ tag) =>
    h("tr", {}, ...cells.map((content) => h(tag, tag === "th" ? { scope: "col" } : {}, cell(content))));
  const body = rows.map((/** @type {any[]} */ cells) => row(cells, "td"));
  const wide = { class: "block table", tabindex: "0", role: "region", "aria-label": "Tabel" };
  return h("div", wide, h("table", {}, h("thead", {}, row(head, "th")), h("tbody", {}, ...body)));
}
