/** What texts and blocks ask of the workspace: names, choices, the time. */
import { channelTitle, groupById, myChannels, people, userById } from "./questions.js";
import { sandboxNow } from "./time.js";

/** @param {import("./store.js").Store} store @returns {import("./text/special.js").Lookup} */
export function createLookup(store) {
  return {
    user: (id) => userById(store.get(), id)?.name ?? null,
    channel: (id) => store.get().workspace?.channels.find((channel) => channel.id === id)?.name ?? null,
    group: (id) => groupById(store.get(), id),
    get timezone() {
      return store.get().workspace?.workspace.timezone ?? "Europe/Amsterdam";
    },
    now: () => sandboxNow(store.get()),
  };
}

/** The people and channels that can be chosen. @param {import("./store.js").Store} store */
export function createChoices(store) {
  return {
    people: () => people(store.get()).map(({ id, name }) => ({ id, name })),
    conversations: () => myChannels(store.get()).map((channel) => ({ id: channel.id, name: channelTitle(store.get(), channel) })),
  };
}
