/** Questions that are asked of the state: who am I, where am I, what is it called? */

/** @typedef {import("./store.js").State} State */
/** @typedef {import("./types.js").Channel} Channel */
/** @typedef {import("./types.js").User} User */

/** The people that can be played, in the order of the workspace. @param {State} state @returns {User[]} */
export const people = ({ workspace }) => workspace?.users.filter((user) => !user.is_bot) ?? [];

/** @param {State} state @returns {User | undefined} */
export const currentUser = (state) => people(state).find((user) => user.key === state.me);

/** @param {State} state @param {string} id */
export const userById = ({ workspace }, id) => workspace?.users.find((user) => user.id === id);

/** The bot's commands, and then those of Slack itself. @param {State} state @returns {import("./types.js").Command[]} */
export const allCommands = ({ workspace }) => [...(workspace?.commands ?? []), ...(workspace?.built_in_commands ?? [])];

/** The bot's shortcuts of one kind. @param {State} state @param {import("./types.js").Shortcut["type"]} kind */
export const shortcutsOf = ({ workspace }, kind) => (workspace?.shortcuts ?? []).filter(({ type }) => type === kind);

/** A group of people with what it is called and who is in it. @param {State} state @param {string} id */
export function groupById(state, id) {
  const group = state.workspace?.user_groups.find((known) => known.id === id);
  return group ? { ...group, members: group.members.map((member) => userById(state, member)?.name ?? "") } : null;
}

/** What `me` sees in the list: the channels and group conversations they are in. @param {State} state @returns {Channel[]} */
export function myChannels(state) {
  const me = currentUser(state);
  const mine = state.workspace?.channels.filter(({ kind, members }) => kind !== "im" && me && members.includes(me.id));
  return mine ?? [];
}

/** The DM of a person with the bot; it may not exist until somebody writes. @param {State} state @param {User | undefined} user */
export const directChannel = ({ workspace }, user) =>
  workspace?.channels.find((channel) => channel.kind === "im" && channel.user === user?.id);

/** @param {State} state */
export const isDirect = (state) => state.place.channel.startsWith("@");

/** @param {State} state @returns {Channel | undefined} undefined also for a channel that is not yours */
export function currentChannel(state) {
  if (isDirect(state)) return directChannel(state, currentUser(state));
  return myChannels(state).find(({ name }) => name === state.place.channel);
}

/** How the control API is told where we are. @param {State} state */
export const channelReference = (state) => currentChannel(state)?.id ?? (isDirect(state) ? `@${state.me}` : state.place.channel);

/** "#bor", or the people of a group conversation. @param {State} state @param {Channel} channel */
export function channelTitle(state, channel) {
  if (channel.kind !== "mpim") return `#${channel.name}`;
  const others = channel.members.map((id) => userById(state, id)).filter((user) => user && user.key !== state.me);
  return others.map((user) => user?.name).join(", ");
}

/** The name of the place where we are. @param {State} state */
export function placeTitle(state) {
  if (isDirect(state)) return state.workspace?.bot.name ?? "";
  const channel = currentChannel(state);
  return channel ? channelTitle(state, channel) : `#${state.place.channel}`;
}

/** Said in a thread. @param {import("./types.js").Message} message */
export const isReply = (message) => Boolean(message.thread_ts) && message.thread_ts !== message.ts;

/** Stands in the conversation itself: also what was said in a thread and shown to everybody. @param {import("./types.js").Message} message */
export const isInSight = (message) => !isReply(message) || message.subtype === "thread_broadcast";
