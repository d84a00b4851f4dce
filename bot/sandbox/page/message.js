/** One message: who, when, what, and what you can do with it. */
import { avatar } from "./avatar.js";
import { renderBlocks } from "./blocks/render.js";
import { clockTime, longDate, momentOf } from "./dates.js";
import { h, icon } from "./dom.js";
import { focusName } from "./focus.js";
import { withMenu } from "./menu.js";
import { emojiFor } from "./text/emoji.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Reaction} Reaction */
/**
 * @typedef {{isBot: boolean, isGuest: boolean, compact: boolean, replies: number | null, me: string,
 *   timezone: string}} Surroundings  `replies` is null where a thread cannot be opened
 * @typedef {{reply: (ts: string) => void, react: (ts: string, name: string) => void,
 *   blocks: (message: Message) => import("./blocks/context.js").BlockContext}} MessageDoings
 */

const REPLY = "M4 5h16v11H11l-5 4v-4H4z";
const REACTIONS = [["+1", "duim omhoog"], ["white_check_mark", "afgevinkt"], ["eyes", "ik kijk ernaar"], ["tada", "feest"], ["jigsaw", "puzzelstukje"], ["heart", "hart"]];

/**
 * @param {Message} message @param {Surroundings} surroundings @param {MessageDoings} doings
 * @param {Element | null} previous the same message as it was: its blocks, with what was typed, are kept
 * @returns {HTMLElement}
 */
export function messageNode(message, surroundings, doings, previous) {
  const article = /** @type {HTMLElement} */ (previous ?? h("article", {}, h("div", { class: "message-body" }, h("div", { class: "content" }))));
  const { compact, timezone } = surroundings;
  const moment = momentOf(message.ts);
  article.className = ["message", compact && "compact", message.ephemeral_for && "ephemeral"].filter(Boolean).join(" ");
  article.setAttribute("aria-label", `${message.name}, ${clockTime(moment, timezone)}`);
  article.setAttribute("data-ts", message.ts);

  const body = /** @type {HTMLElement} */ (article.querySelector(".message-body"));
  const content = /** @type {HTMLElement} */ (body.querySelector(".content"));
  renderBlocks(content, blocksOf(message), doings.blocks(message));
  surround(content, byline(message, surroundings, moment), footer(message, surroundings, doings));
  surround(body, avatar(message.name, Boolean(message.bot_id)), toolbar(message, surroundings, doings));
  return article;
}

/** Give `node` other neighbours without touching it: it may hold the focus. @param {HTMLElement} node @param {HTMLElement} before @param {HTMLElement | null} after */
function surround(node, before, after) {
  for (const sibling of [...(node.parentElement?.children ?? [])]) if (sibling !== node) sibling.remove();
  node.before(before);
  if (after) node.after(after);
}

/** A text without blocks is shown as Slack shows it: as one section. @param {Message} message */
function blocksOf({ text, blocks }) {
  if (blocks?.length) return blocks;
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
  const reactions = (message.reactions ?? []).map((reaction) => reactionNode(reaction, message, me, doings));
  const thread = replies && h(
    "button",
    { type: "button", class: "thread-link", "data-focus": focusName(message.ts, "thread"), onclick: () => doings.reply(message.ts) },
    replies === 1 ? "1 antwoord" : `${replies} antwoorden`,
  );
  return reactions.length > 0 || thread ? h("div", { class: "message-footer" }, ...reactions, thread) : null;
}

/** @param {Reaction} reaction @param {Message} message @param {string} me @param {MessageDoings} doings */
function reactionNode({ name, users }, message, me, doings) {
  const character = emojiFor(name) ?? `:${name}:`;
  return h(
    "button",
    {
      type: "button",
      class: "reaction",
      "aria-pressed": String(users.includes(me)),
      "aria-label": `${name}: ${users.length}`,
      "data-focus": focusName(message.ts, "reaction", name),
      onclick: () => doings.react(message.ts, name),
    },
    `${character} ${users.length}`,
  );
}

/** @param {Message} message @param {Surroundings} surroundings @param {MessageDoings} doings */
function toolbar(message, { replies }, doings) {
  if (message.ephemeral_for) return null; // nobody else can answer what only you see
  const react = h("button", { type: "button", class: "tool", "aria-label": "Reageer met een emoji", "data-focus": focusName(message.ts, "react") }, "☺");
  const items = REACTIONS.map(([name, label]) => ({ label, text: emojiFor(name) ?? name, choose: () => doings.react(message.ts, name) }));
  const reply = replies !== null && h(
    "button",
    { type: "button", class: "tool", "aria-label": "Antwoord in draad", title: "Antwoord in draad", "data-focus": focusName(message.ts, "reply"), onclick: () => doings.reply(message.ts) },
    icon(REPLY),
  );
  return h("div", { class: "message-tools" }, withMenu(react, items, { inline: true }), reply);
}
