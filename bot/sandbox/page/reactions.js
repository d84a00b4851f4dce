/** Emoji under a message: what people gave, and the few that are quickly at hand. */
import { h } from "./dom.js";
import { focusName } from "./focus.js";
import { withMenu } from "./menu.js";
import { emojiFor } from "./text/emoji.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Reaction} Reaction */
/** @typedef {(ts: string, name: string, remove: boolean) => void} React */

const AT_HAND = [["+1", "duim omhoog"], ["white_check_mark", "afgevinkt"], ["eyes", "ik kijk ernaar"], ["tada", "feest"], ["jigsaw", "puzzelstukje"], ["heart", "hart"]];

/** One emoji with how many people gave it; a click adds yours, or takes it away. @param {Reaction} reaction @param {Message} message @param {string} me @param {React} react */
export function reactionNode({ name, users }, message, me, react) {
  const mine = users.includes(me);
  return h(
    "button",
    {
      type: "button",
      class: "reaction",
      "aria-pressed": String(mine),
      "aria-label": `${name}: ${users.length}`,
      title: mine ? "Haal jouw reactie weg" : "Geef deze reactie ook",
      "data-focus": focusName(message.ts, "reaction", name),
      onclick: () => react(message.ts, name, mine),
    },
    `${emojiFor(name) ?? `:${name}:`} ${users.length}`,
  );
}

/** @param {Message} message @param {React} react */
export function reactionMenu(message, react) {
  const button = h("button", { type: "button", class: "tool", "aria-label": "Reageer met een emoji", "data-focus": focusName(message.ts, "react") }, "☺");
  const items = AT_HAND.map(([name, label]) => ({ label, text: emojiFor(name) ?? name, choose: () => react(message.ts, name, false) }));
  return withMenu(button, items, { inline: true });
}
