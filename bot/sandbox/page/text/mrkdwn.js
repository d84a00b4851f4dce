/** mrkdwn to nodes: code blocks, quotes and lists by line; the rest of a line is inline. */
import { h } from "../dom.js";
import { unescape } from "./entities.js";
import { inlineNodes } from "./inline.js";

/** @typedef {import("./special.js").Lookup} Lookup */
/** @typedef {{kind: "text" | "quote" | "bullets" | "numbers", lines: string[], start?: number}} Group */

const QUOTE = /^(?:>|&gt;) ?/;
const BULLET = /^ {0,6}[•◦▪-] +/;
const NUMBER = /^ {0,6}(\d{1,3})[.)] +/;

/**
 * @param {string} text as Slack sends it: `&`, `<` and `>` escaped
 * @param {Lookup} lookup
 * @returns {(Node | string)[]}
 */
export function mrkdwn(text, lookup) {
  // The fence may stand anywhere, also in the middle of a line; an unclosed one is just text.
  return text.split(/```\n?([\s\S]+?)\n?```\n?/).flatMap((part, index) =>
    index % 2 ? [h("pre", {}, h("code", {}, codeText(part)))] : lineNodes(part, lookup),
  );
}

/** Slack puts addresses in code between < and > as well. @param {string} code */
function codeText(code) {
  return unescape(code.replace(/<((?:https?:\/\/|mailto:)[^|<>]*)(?:\|([^<>]*))?>/g, (_, url, label) => label ?? url));
}

/** @param {string} text @param {Lookup} lookup */
function lineNodes(text, lookup) {
  return groupsOf(text.split("\n")).flatMap((group) => groupNodes(group, lookup));
}

/** @param {string[]} lines @returns {Group[]} */
function groupsOf(lines) {
  /** @type {Group[]} */
  const groups = [];
  for (const line of lines) {
    const [kind, rest] = kindOf(line);
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(rest);
    else groups.push({ kind, lines: [rest], start: Number(NUMBER.exec(line)?.[1] ?? 1) });
  }
  return groups;
}

/** @param {string} line @returns {[Group["kind"], string]} */
function kindOf(line) {
  if (QUOTE.test(line)) return ["quote", line.replace(QUOTE, "")];
  if (BULLET.test(line)) return ["bullets", line.replace(BULLET, "")];
  if (NUMBER.test(line)) return ["numbers", line.replace(NUMBER, "")];
  return ["text", line];
}

/** @param {Group} group @param {Lookup} lookup @returns {(Node | string)[]} */
function groupNodes({ kind, lines, start }, lookup) {
  if (kind === "text") return broken(lines, lookup);
  if (kind === "quote") return [h("blockquote", {}, ...lineNodes(lines.join("\n"), lookup))];
  const items = lines.map((line) => h("li", {}, ...inlineNodes(line, lookup)));
  return [kind === "bullets" ? h("ul", {}, ...items) : h("ol", { start }, ...items)];
}

/** Lines of plain text with breaks between them. @param {string[]} lines @param {Lookup} lookup */
function broken(lines, lookup) {
  if (lines.length === 1 && lines[0] === "") return [];
  return [h("p", {}, ...lines.flatMap((line, index) => [index > 0 && h("br"), ...inlineNodes(line, lookup)]))];
}
