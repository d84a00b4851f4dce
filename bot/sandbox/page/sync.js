/** Following the workspace: waits for changes and reads again only what they touch. */
import { readHome, readLog, readMessages, readState, readViews } from "./api.js";
import { channelReference, currentChannel, currentUser, isDirect } from "./questions.js";
import { recounted, tailAfter } from "./tail.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./types.js").LogEntry} LogEntry */
/** @typedef {"state" | "messages" | "views" | "home"} Part */

/** @type {Part[]} */
const EVERYTHING = ["state", "messages", "views", "home"];

/** What to read again after each kind of change; of an unknown kind: everything. @type {Record<string, Part[]>} */
const TOUCHED = {
  api_call: [], envelope_sent: [], envelope_acked: [], envelope_lost: [], unanswered: [],
  message: ["state", "messages"], message_changed: ["messages"], message_deleted: ["messages"],
  ephemeral: ["messages"], ephemeral_deleted: ["messages"], reaction: ["messages"],
  view_opened: ["views"], view_pushed: ["views"], view_updated: ["views"], view_errors: ["views"],
  view_state: [], view_closed: ["views"], home: ["home"],
  channel: ["state"], file: [], file_deleted: ["messages"], http: [],
  clock: ["state"], bot_connected: ["state"], bot_gone: ["state"], faults: [],
};

const WAIT = 25; // seconds that the server may hold a question
const GLANCE = 1000; // milliseconds between two looks of a tab in the background
const BREATH = 50; // milliseconds between two rounds: a walking clock changes hundreds of times a second

/** @param {Store} store */
export function createSync(store) {
  let seq = 0;

  /** @type {Record<Part, () => Promise<void>>} */
  const readers = {
    async state() {
      store.set({ workspace: await readState() });
    },
    messages: () => readMine(async () => ({ messages: await allMessages() })),
    views: () => readMine(async () => ({ views: (await readViews(store.get().me)).views })),
    home: () => readMine(async () => ({ home: (await readHome(store.get().me)).view ?? null })),
  };

  async function allMessages() {
    const state = store.get();
    if (!isDirect(state) && !currentChannel(state)) return []; // it is not yours to read
    return (await readMessages(channelReference(state), state.me)).messages;
  }

  /** Read what changed in the conversation, and no more of it than needed. @param {LogEntry[]} entries */
  async function follows(entries) {
    const { messages: known, me } = store.get();
    const tail = tailAfter(known, entries);
    if (!tail) return readers.messages();
    return readMine(async () => {
      const { messages } = await readMessages(channelReference(store.get()), me, tail.since);
      if (store.get().messages !== known) return {}; // it was read in the meantime, and later than this
      return { messages: recounted([...tail.kept, ...messages], entries) };
    });
  }

  /** Keep an answer only if person and place are still the same when it comes. @param {() => Promise<Partial<import("./store.js").State>>} read */
  async function readMine(read) {
    const asked = store.get();
    if (!currentUser(asked)) return;
    const answer = await read();
    const { me, place } = store.get();
    if (me === asked.me && place.channel === asked.place.channel) store.set(answer);
  }

  /** @param {Iterable<Part>} parts */
  async function refresh(parts) {
    await Promise.all([...parts].map((part) => readers[part]()));
  }

  /** @param {LogEntry} entry @returns {Part[]} */
  function touchedBy(entry) {
    const state = store.get();
    const elsewhere = entry.channel !== undefined && entry.channel !== currentChannel(state)?.id;
    const somebodyElse = entry.user !== undefined && entry.user !== currentUser(state)?.id;
    return (TOUCHED[entry.kind] ?? EVERYTHING).filter(
      (part) => !(part === "messages" && elsewhere) && !((part === "views" || part === "home") && somebodyElse),
    );
  }

  /** @param {LogEntry[]} entries */
  function noteAnswers(entries) {
    if (entries.some(({ kind }) => kind === "envelope_acked" || kind === "bot_connected")) store.set({ unanswered: false });
  }

  async function follow() {
    // A browser opens six connections to one server: tabs that nobody looks at must not hold them all.
    if (document.hidden) await untilSeen(GLANCE);
    const { seq: latest, entries } = await readLog(seq, document.hidden ? 0 : WAIT);
    seq = latest;
    noteAnswers(entries);
    const before = currentChannel(store.get())?.id;
    // First who is where: on that depends whether a message is to be seen here.
    if (entries.some((entry) => touchedBy(entry).includes("state"))) await readers.state();
    const parts = new Set(entries.flatMap(touchedBy));
    const rest = [...parts].filter((part) => part !== "state" && part !== "messages");
    const here = entries.filter((entry) => touchedBy(entry).includes("messages"));
    const moved = currentChannel(store.get())?.id !== before;
    await Promise.all([refresh(moved ? [...rest, "messages"] : rest), !moved && here.length && follows(here)]);
    if (parts.size) await pause(BREATH);
  }

  return {
    refresh,
    /** Read everything for the first time. */
    async begin() {
      const workspace = await readState();
      seq = workspace.seq;
      store.set({ workspace, reach: "ok" });
    },
    async resume() {
      const before = seq;
      await this.begin();
      if (seq < before) location.reload(); // another sandbox, with other people and channels
      await refresh(EVERYTHING);
    },
    /** Follow for as long as the page is open; after a lost connection everything is read anew. */
    async run() {
      for (;;) {
        try {
          await follow();
        } catch {
          store.set({ reach: "lost" });
          await pause(1000);
          await this.resume().catch(() => {}); // then it is tried again
        }
      }
    },
  };
}

/** Until the tab is looked at, but no longer than this. @param {number} milliseconds */
function untilSeen(milliseconds) {
  const seen = new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
  return Promise.race([seen, pause(milliseconds)]);
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
