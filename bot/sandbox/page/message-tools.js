/** What you can do with a message: react, answer, and change or delete what is yours. */
import { h, icon } from "./dom.js";
import { focusName } from "./focus.js";
import { withMenu } from "./menu.js";
import { reactionMenu } from "./reactions.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./message.js").Surroundings} Surroundings */
/** @typedef {import("./message.js").MessageDoings} MessageDoings */

const REPLY = "M4 5h16v11H11l-5 4v-4H4z";

/** @param {Message} message @param {Surroundings} surroundings @param {MessageDoings} doings */
export function toolbar(message, { replies, isMine }, doings) {
  if (message.ephemeral_for) return null; // nobody else can answer what only you see
  const reply = replies !== null && h(
    "button",
    { type: "button", class: "tool", "aria-label": "Antwoord in draad", title: "Antwoord in draad", "data-focus": focusName(message.ts, "reply"), onclick: () => doings.reply(message.ts) },
    icon(REPLY),
  );
  return h("div", { class: "message-tools" }, reactionMenu(message, doings.react), reply, isMine && moreMenu(message, doings));
}

/** @param {Message} message @param {MessageDoings} doings */
function moreMenu({ ts }, doings) {
  const button = h("button", { type: "button", class: "tool", "aria-label": "Meer acties", title: "Meer acties", "data-focus": focusName(ts, "more") }, "⋯");
  return withMenu(button, [
    { label: "Bericht bewerken", choose: () => doings.edit(ts) },
    { label: "Bericht verwijderen", choose: () => doings.remove(ts) },
  ]);
}
