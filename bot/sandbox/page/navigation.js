/** Going somewhere and becoming somebody; keeps address, title and reading marks in step. */
import { currentChannel, currentUser, myChannels, people, placeTitle } from "./questions.js";
import { unreadCount } from "./reads.js";
import { addressOf, readRoute, writeRoute } from "./route.js";

/** @typedef {import("./types.js").Place} Place */

/** @param {import("./store.js").Store} store @param {ReturnType<typeof import("./sync.js").createSync>} sync @param {import("./reads.js").Reads} reads */
export function createNavigation(store, sync, reads) {
  /** @param {string} me @param {Partial<Place>} wanted */
  function move(me, wanted) {
    const state = store.get();
    const place = { tab: /** @type {const} */ ("messages"), thread: null, ...wanted, channel: wanted.channel || firstChannel(me) };
    const stays = me === state.me && place.channel === state.place.channel;
    if (stays) store.set({ place });
    else store.set({ me, place, messages: null, news: null, editing: null, views: me === state.me ? state.views : [], home: me === state.me ? state.home : null });
    if (stays) return;
    const channel = currentChannel(store.get());
    store.set({ news: channel?.last_ts ? { after: reads.readUntil(me, channel.id), until: channel.last_ts } : null });
    sync.refresh(["messages", "views", "home"]).catch(() => {}); // a lost server shows in the connection notice
  }

  /** @param {string} me */
  function firstChannel(me) {
    return myChannels({ ...store.get(), me })[0]?.name ?? "@bot";
  }

  function fromAddress() {
    const { me, place } = readRoute();
    const everybody = people(store.get());
    const person = everybody.find(({ key, id }) => key === me || id === me) ?? everybody[0];
    if (person) move(person.key, { ...place, channel: nameOf(place.channel) });
  }

  /** The address of a message holds the id of its channel. @param {string | undefined} channel */
  function nameOf(channel) {
    const known = store.get().workspace?.channels.find(({ id }) => id === channel);
    return known?.kind === "im" ? "@bot" : (known?.name ?? channel);
  }

  /** @param {string} me @param {Partial<Place>} place */
  function go(me, place) {
    move(me, place);
    writeRoute(store.get().me, store.get().place);
  }

  /** What is on the screen of a person who looks at it, is read. */
  function read() {
    const state = store.get();
    const channel = currentChannel(state);
    if (!channel || !state.messages || document.hidden) return;
    if (reads.markRead(state.me, channel)) store.set({ workspace: state.workspace && { ...state.workspace } });
  }

  function title() {
    const state = store.get();
    if (!currentUser(state)) return;
    const unread = unreadCount(state, reads);
    const text = `${unread ? `(${unread}) ` : ""}${placeTitle(state)} · ${currentUser(state)?.name} · Vaandel zandbak`;
    if (document.title !== text) document.title = text;
  }

  return {
    begin() {
      store.watch(read);
      store.watch(title);
      fromAddress();
      writeRoute(store.get().me, store.get().place);
      window.addEventListener("popstate", fromAddress);
      document.addEventListener("visibilitychange", read);
    },
    /** @param {Partial<Place>} place */
    open: (place) => go(store.get().me, place),
    /** Somebody else, at the same place if they may be there. @param {string} me */
    become(me) {
      const { channel, tab } = store.get().place;
      const allowed = channel.startsWith("@") || myChannels({ ...store.get(), me }).some(({ name }) => name === channel);
      go(me, { channel: allowed ? channel : undefined, tab: allowed ? tab : "messages" });
    },
    /** @param {string} me @param {Partial<Place>} place */
    go,
    /** @param {Partial<Place>} place */
    address: (place) => addressOf(store.get().me, { channel: "", tab: "messages", thread: null, ...place }),
  };
}

/** @typedef {ReturnType<typeof createNavigation>} Navigation */
