/** What each person has read, kept for this window (it survives a reload). */
import { directChannel, myChannels } from "./questions.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {import("./types.js").Channel} Channel */
/** @typedef {import("./types.js").User} User */

/** @param {string} workspaceId @param {Channel[]} channels as they are now: nobody has to catch up on what came before */
export function createReads(workspaceId, channels) {
  const name = `vaandel-read-${workspaceId}`;
  /** @type {{base: Record<string, string | null>, people: Record<string, Record<string, string>>}} */
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
  const marks = kept && !isOfAnotherRun(kept, channels) ? kept : { base: lastOf(channels), people: {} };
  const readUntil = (/** @type {string} */ key, /** @type {string} */ id) => marks.people[key]?.[id] ?? marks.base[id] ?? "0";
  return {
    readUntil,
    /** @param {string} key @param {Channel} channel */
    markRead(key, channel) {
      if (!channel.last_ts || readUntil(key, channel.id) === channel.last_ts) return false;
      (marks.people[key] ??= {})[channel.id] = channel.last_ts;
      sessionStorage.setItem(name, JSON.stringify(marks));
      return true;
    },
    /** @param {string} key @param {Channel | undefined} channel */
    isUnread: (key, channel) => Number(channel?.last_ts ?? 0) > Number(channel ? readUntil(key, channel.id) : 0),
  };
}

/** @param {Channel[]} channels */
const lastOf = (channels) => Object.fromEntries(channels.map(({ id, last_ts }) => [id, last_ts]));

/** Read further than there are messages: the sandbox was started anew. @param {any} marks @param {Channel[]} channels */
function isOfAnotherRun({ base, people }, channels) {
  const furthest = (/** @type {string} */ id) => Math.max(...[base, ...Object.values(people)].map((read) => Number(read[id] ?? 0)));
  return channels.some(({ id, last_ts }) => furthest(id) > Number(last_ts ?? 0));
}

/** @typedef {ReturnType<typeof createReads>} Reads */

/** Has the bot written this person something they have not seen? @param {State} state @param {Reads} reads @param {User} user */
export const hasNews = (state, reads, user) => reads.isUnread(user.key, directChannel(state, user));

/** How many places have something new for `me`? @param {State} state @param {Reads} reads */
export function unreadCount(state, reads) {
  const places = [...myChannels(state), ...state.workspace?.channels.filter(({ user }) => user && user === idOf(state)) ?? []];
  return places.filter((channel) => reads.isUnread(state.me, channel)).length;
}

/** @param {State} state */
const idOf = (state) => state.workspace?.users.find(({ key }) => key === state.me)?.id;
