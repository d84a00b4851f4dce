/** What a person does with messages and blocks, told to the sandbox. */
import { act } from "./api.js";
import { valuesIn } from "./blocks/controls.js";
import { confirmed } from "./confirm.js";
import { handIn } from "./handing.js";
import { createChoices, createLookup } from "./lookup.js";
import { notify } from "./notices.js";
import { whilePending } from "./pending.js";
import { channelReference } from "./questions.js";
import { asTyped } from "./text/typed.js";
import { sentenceFor } from "./trouble.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").View} View */
/** @typedef {import("./blocks/context.js").BlockContext} BlockContext */

/** @param {string} text */
const plainText = (text) => ({ type: "plain_text", text });

const SURE = {
  style: "danger",
  title: plainText("Bericht verwijderen?"),
  text: plainText("Niemand ziet het dan nog. Terughalen kan niet."),
  confirm: plainText("Verwijderen"),
  deny: plainText("Annuleren"),
};

/** Do it; when it fails, say so. @param {Promise<any>} deed */
export async function tried(deed) {
  try {
    return await deed;
  } catch (problem) {
    notify(sentenceFor(problem));
    return null;
  }
}

/** The same for what the bot must answer within three seconds. @param {Store} store @param {Promise<any>} deed */
async function answered(store, deed) {
  const answer = await tried(deed);
  noteAnswer(store, answer);
  return answer;
}

/** @param {Store} store @param {any} answer */
export function noteAnswer(store, answer) {
  if (answer && !answer.ok) store.set({ unanswered: true });
}

/** Run a shortcut that stands on its own. @param {Store} store @param {string} callbackId */
export const runShortcut = (store, callbackId) => answered(store, act("shortcut", { callback_id: callbackId, user: store.get().me }));

/**
 * @param {Store} store @param {(ts: string) => void} reply
 * @param {string} list its name: the same message may stand in the conversation and in the thread
 * @returns {import("./message.js").MessageDoings}
 */
export function createMessageDoings(store, reply, list) {
  const where = () => ({ channel: channelReference(store.get()), user: store.get().me });
  return {
    reply,
    react: (ts, name, remove) => tried(act("reaction", { ...where(), ts, name, remove })),
    isEdited: (ts) => store.get().editing === `${list} ${ts}`,
    edit: (ts) => store.set({ editing: `${list} ${ts}` }),
    async rewrite(ts, text) {
      if (!text || (await tried(act("edit", { ...where(), ts, text })))) store.set({ editing: null });
    },
    async remove(ts) {
      if (await confirmed(SURE, createLookup(store))) tried(act("delete", { ...where(), ts }));
    },
    shortcut: (ts, callback_id) => answered(store, act("shortcut", { ...where(), messageTs: ts, callback_id })),
    typed: (text) => asTyped(text, createLookup(store)),
    blocks: (message) => ({
      ...surroundings(store),
      surface: "message",
      typed: () => null,
      act: (action, source) => whilePending(source, answered(store, act("interact", { ...where(), messageTs: message.ts, action }))),
      suggest: (block_id, action_id, value) => answered(store, act("suggest", { ...where(), messageTs: message.ts, block_id, action_id, value })),
    }),
  };
}

/** @param {Store} store @param {View} view @param {() => ParentNode} container where its fields stand @returns {BlockContext} */
export function viewContext(store, view, container) {
  return {
    ...surroundings(store),
    surface: view.type === "home" ? "home" : "modal",
    typed: (blockId, actionId) => view.state?.values?.[blockId]?.[actionId] ?? null,
    act(action, source) {
      // What was typed elsewhere in the view goes along, as Slack sends it with every action.
      const body = { view_id: view.id, user: store.get().me, action, values: valuesIn(container()) };
      whilePending(source, answered(store, act("view-action", body)));
    },
    suggest: (block_id, action_id, value) => answered(store, act("view-suggest", { view_id: view.id, user: store.get().me, block_id, action_id, value })),
  };
}

/** @param {Store} store */
function surroundings(store) {
  return { lookup: createLookup(store), ...createChoices(store), handIn: (/** @type {File} */ file) => handIn(store, file) };
}
