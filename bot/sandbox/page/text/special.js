/** What stands between `<` and `>` in mrkdwn: links, people, channels, groups and dates. */
import { h } from "../dom.js";
import { slackDate } from "./slack-date.js";
import { unescape } from "./entities.js";

/**
 * @typedef {{user: (id: string) => string | null, channel: (id: string) => string | null,
 *   group: (id: string) => {handle: string, name: string, members: string[]} | null,
 *   timezone: string, now: () => Date, openChannel?: (name: string) => void}} Lookup
 */

const GROUPS = new Set(["channel", "here", "everyone"]);

/** Only these are ever made clickable: `javascript:` and the like stay text. */
const SAFE_URL = /^(?:https?:\/\/|mailto:|tel:)/i;

/** @param {string} inside @param {Lookup} lookup @returns {Node | null} null when it is none of Slack's forms */
export function specialNode(inside, lookup) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : unescape(inside.slice(bar + 1));
  if (/^@[UW][A-Z0-9]+$/.test(target)) return mention(`@${lookup.user(target.slice(1)) ?? label ?? "onbekend"}`);
  if (/^#[CG][A-Z0-9]+$/.test(target)) return mention(`#${lookup.channel(target.slice(1)) ?? label ?? "onbekend"}`);
  if (target.startsWith("!")) return bang(target.slice(1), label, lookup);
  if (SAFE_URL.test(target)) return link(unescape(target), label);
  return null;
}

/** @param {string} command @param {string | null} label @param {Lookup} lookup @returns {Node | null} */
function bang(command, label, lookup) {
  if (GROUPS.has(command)) return mention(`@${command}`);
  if (command.startsWith("subteam^")) return groupMention(command.slice(8), label, lookup);
  if (command.startsWith("date^")) return dateNode(command, label, lookup);
  return null;
}

/** @param {string} command `date^seconds^format[^link]` @param {string | null} label @param {Lookup} lookup */
function dateNode(command, label, lookup) {
  const [, seconds, format = "{date}", address] = command.split("^");
  const moment = new Date(Number(seconds) * 1000);
  const known = /^\d+$/.test(seconds ?? "") && !Number.isNaN(moment.getTime());
  const text = known ? slackDate(moment, unescape(format), lookup) : (label ?? "");
  const node = h("time", { datetime: known && moment.toISOString() }, text);
  return address && SAFE_URL.test(address) ? link(unescape(address), node) : node;
}

/** @param {string} id @param {string | null} label @param {Lookup} lookup */
function groupMention(id, label, lookup) {
  const group = lookup.group(id);
  return group ? mention(`@${group.handle}`, `${group.name}: ${group.members.join(", ")}`) : mention(label ?? "@groep");
}

/** @param {string} text @param {string} [title] */
function mention(text, title) {
  return h("span", { class: "mention", title }, text);
}

/** @param {string} address @param {string | Node | null} label */
function link(address, label) {
  const shown = label ?? address.replace(/^mailto:|^tel:/i, "");
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, shown);
}

/** @param {string | undefined} address */
export function isSafeUrl(address) {
  return SAFE_URL.test(address ?? "");
}
