/** What you can do with a message: react, answer, change or delete what is yours, and the bot's shortcuts. */
import { h, icon } from "./dom.js";
import { focusName } from "./focus.js";
import { withMenu } from "./menu.js";
import { reactionMenu } from "./reactions.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./message.js").Surroundings} Surroundings */
/** @typedef {import("./message.js").MessageDoings} MessageDoings */

const REPLY = "M4 5h16v11H11l-5 4v-4H4z";

/** @param {Message} message @param {Surroundings} surroundings @param {MessageDoings} doings */
export function toolbar(message, { replies, isMine, shortcuts }, doings) {
  if (message.ephemeral_for) return null; // nobody else can answer what only you see
  const reply = replies !== null && h(
    "button",
    { type: "button", class: "tool", "aria-label": "Antwoord in draad", title: "Antwoord in draad", "data-focus": focusName(message.ts, "reply"), onclick: () => doings.reply(message.ts) },
    icon(REPLY),
  );
  return h("div", { class: "message-tools" }, reactionMenu(message, doings.react), reply, moreMenu(message, { isMine, shortcuts }, doings));
}

/** @param {Message} message @param {Pick<Surroundings, "isMine" | "shortcuts">} surroundings @param {MessageDoings} doings */
function moreMenu({ ts }, { isMine, shortcuts }, doings) {
  const own = [
    { label: "Bericht bewerken", choose: () => doings.edit(ts) },
    { label: "Bericht verwijderen", choose: () => doings.remove(ts) },
  ];
  const items = [
    ...(isMine ? own : []),
    ...shortcuts.map(({ callback_id: id, name }) => ({ label: name, choose: () => doings.shortcut(ts, id) })),
  ];
  if (!items.length) return null;
  const button = h("button", { type: "button", class: "tool", "aria-label": "Meer acties", title: "Meer acties", "data-focus": focusName(ts, "more") }, "⋯");
  return withMenu(button, items);
}
