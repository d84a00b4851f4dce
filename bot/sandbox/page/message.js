/** One message: who, when, what, and what you can do with it. */
import { avatar } from "./avatar.js";
import { renderBlocks } from "./blocks/render.js";
import { clockTime, longDate, momentOf } from "./dates.js";
import { h } from "./dom.js";
import { filesNode } from "./files.js";
import { focusName } from "./focus.js";
import { messageEditor } from "./message-editor.js";
import { toolbar } from "./message-tools.js";
import { reactionNode } from "./reactions.js";

/** @typedef {import("./types.js").Message} Message */
/**
 * @typedef {{isBot: boolean, isGuest: boolean, isMine: boolean, isEdited: boolean, compact: boolean,
 *   replies: number | null, shortcuts: import("./types.js").Shortcut[], me: string, timezone: string}} Surroundings
 *   `replies` is null where a thread cannot be opened; `isEdited`: it is being rewritten right now
 * @typedef {{reply: (ts: string) => void, react: import("./reactions.js").React,
 *   edit: (ts: string) => void, rewrite: (ts: string, text: string) => void, remove: (ts: string) => void,
 *   shortcut: (ts: string, callbackId: string) => void,
 *   isEdited: (ts: string) => boolean, typed: (text: string) => string,
 *   blocks: (message: Message) => import("./blocks/context.js").BlockContext}} MessageDoings
 *   `rewrite` with an empty text leaves the message as it is
 */

/** What Slack itself writes, in the language of the page. @type {Record<string, string>} */
export const NOTED = {
  channel_join: "zit nu in dit kanaal.",
  group_join: "zit nu in dit kanaal.",
  channel_leave: "is uit dit kanaal gegaan.",
  group_leave: "is uit dit kanaal gegaan.",
  tombstone: "Dit bericht is verwijderd.",
};

/**
 * @param {Message} message @param {Surroundings} surroundings @param {MessageDoings} doings
 * @param {Element | null} previous the same message as it was: its blocks, with what was typed, are kept
 * @returns {HTMLElement}
 */
export function messageNode(message, surroundings, doings, previous) {
  const article = /** @type {HTMLElement} */ (previous ?? h("article", {}, h("div", { class: "message-body" }, h("div", { class: "content" }))));
  const { compact, timezone, isEdited } = surroundings;
  const moment = momentOf(message.ts);
  const isCard = (message.blocks?.length ?? 0) > 1;
  article.className = ["message", compact && "compact", isCard && "card", message.ephemeral_for && "ephemeral"].filter(Boolean).join(" ");
  article.setAttribute("aria-label", `${message.name}, ${clockTime(moment, timezone)}`);
  article.setAttribute("data-ts", message.ts);

  const body = /** @type {HTMLElement} */ (article.querySelector(".message-body"));
  const content = /** @type {HTMLElement} */ (body.querySelector(".content"));
  const editor = /** @type {HTMLElement | null} */ (body.querySelector(".editor"));
  renderBlocks(content, blocksOf(message), doings.blocks(message));
  content.hidden = isEdited;
  surround(content, byline(message, surroundings, moment), isEdited ? (editor ?? messageEditor(message, doings)) : footer(message, surroundings, doings));
  surround(body, avatar(message.name, Boolean(message.bot_id)), isEdited ? null : toolbar(message, surroundings, doings));
  return article;
}

/** Give `node` other neighbours without touching it: it may hold the focus. @param {HTMLElement} node @param {HTMLElement} before @param {HTMLElement | null} after */
function surround(node, before, after) {
  for (const sibling of [...(node.parentElement?.children ?? [])]) if (sibling !== node) sibling.remove();
  node.before(before);
  if (after) node.after(after);
}

/** A text without blocks is shown as Slack shows it: as one section. @param {Message} message */
function blocksOf({ text, blocks, subtype = "" }) {
  if (blocks?.length) return blocks;
  if (subtype in NOTED) return [{ type: "context", elements: [{ type: "plain_text", text: NOTED[subtype] }] }];
  return text ? [{ type: "section", text: { type: "mrkdwn", text } }] : [];
}

/** @param {Message} message @param {Surroundings} surroundings @param {Date} moment */
function byline(message, { isBot, isGuest, timezone }, moment) {
  return h(
    "p",
    { class: "byline" },
    h("span", { class: "author" }, message.name),
    isBot && h("span", { class: "badge" }, "bot"),
    isGuest && h("span", { class: "badge guest" }, "gast"),
    h("time", { datetime: moment.toISOString(), title: longDate(moment, timezone) }, clockTime(moment, timezone)),
    message.edited && h("span", { class: "quiet" }, "bewerkt"),
    message.ephemeral_for && h("span", { class: "only-you" }, "Alleen zichtbaar voor jou"),
  );
}

/** @param {Message} message @param {Surroundings} surroundings @param {MessageDoings} doings */
function footer(message, { replies, me }, doings) {
  const files = filesNode(message.files, me);
  const reactions = (message.reactions ?? []).map((reaction) => reactionNode(reaction, message, me, doings.react));
  const thread = (replies ?? 0) > 0 && h(
    "button",
    { type: "button", class: "thread-link", "data-focus": focusName(message.ts, "thread"), onclick: () => doings.reply(message.ts) },
    replies === 1 ? "1 antwoord" : `${replies} antwoorden`,
  );
  const row = reactions.length > 0 || thread ? h("div", { class: "message-footer" }, ...reactions, thread) : null;
  return files || row ? h("div", {}, files, row) : null;
}
