/** The conversation of a channel or DM: its messages and the field to write in. */
import { createComposer } from "./composer.js";
import { createMessageDoings, runShortcut } from "./doings.js";
import { h } from "./dom.js";
import { createMessageList } from "./messages.js";
import { currentChannel, isDirect, isInSight, isReply, people, placeTitle, shortcutsOf } from "./questions.js";
import { sendFiles, sendText } from "./sending.js";

/** @typedef {import("./store.js").State} State */

/** @param {{log: HTMLElement, composer: HTMLElement, store: import("./store.js").Store, navigation: import("./navigation.js").Navigation}} parts */
export function createConversation({ log, composer: root, store, navigation }) {
  const reply = (/** @type {string} */ ts) => navigation.open({ channel: store.get().place.channel, thread: ts });
  const list = createMessageList(log, { doings: createMessageDoings(store, reply, "conversation"), canReply: true });
  const composer = createComposer(root, {
    fieldId: "composer-field",
    sendLabel: "Verstuur bericht",
    commands: true,
    known: () => knownIn(store.get()),
    run: (callbackId) => runShortcut(store, callbackId),
    async send(text, files) {
      list.toBottom();
      return files.length ? sendFiles(store, files, text, null) : sendText(store, text, null);
    },
  });
  const empty = h("p", { class: "empty" });
  log.after(empty);
  let place = "";

  /** @param {State} state */
  function render(state) {
    const atHome = isDirect(state) && state.place.tab === "home";
    const conversation = /** @type {HTMLElement} */ (log.parentElement);
    if (conversation.hidden !== atHome) conversation.hidden = atHome;
    const here = `${state.me} ${state.place.channel}`;
    composer.moveTo(here, isDirect(state) ? `Bericht aan ${placeTitle(state)}` : `Bericht in ${placeTitle(state)}`);
    log.setAttribute("aria-busy", String(state.messages === null));
    if (here !== place) list.toBottom();
    place = here;
    list.render(state, (state.messages ?? []).filter(isInSight));
    renderEmpty(state);
    goTo(state);
  }

  /** The address asks for one message: show it, once it is there. @param {State} state */
  function goTo({ place: { ts, channel, tab }, messages }) {
    if (!ts || !messages) return;
    const wanted = messages.find((message) => message.ts === ts);
    const thread = wanted && isReply(wanted) ? (wanted.thread_ts ?? null) : null;
    store.set({ place: { channel, tab, thread } });
    const node = /** @type {HTMLElement | null} */ (log.querySelector(`[data-ts="${CSS.escape(thread ?? ts)}"]`));
    if (!node) return;
    list.show(node);
    node.setAttribute("tabindex", "-1");
    if (!thread) node.focus({ preventScroll: true });
  }

  /** @param {State} state */
  function renderEmpty(state) {
    const mine = isDirect(state) || currentChannel(state);
    const archived = currentChannel(state)?.is_archived;
    root.hidden = !mine || Boolean(archived);
    const text = archived ? "Dit kanaal is gearchiveerd. Er staat niets in." : mine
      ? `Hier staat nog niets. Schrijf een bericht, of typ / om te zien wat ${state.workspace?.bot.name} kan.`
      : `${placeTitle(state)} is er niet, of je zit er niet in. Kies links een kanaal.`;
    empty.hidden = Boolean(mine) && (state.messages === null || state.messages.length > 0);
    if (empty.textContent !== text) empty.textContent = text;
  }

  return { render };
}

/** What can be suggested while somebody types. @param {State} state @returns {import("./suggestions.js").Known} */
export function knownIn(state) {
  const { commands = [], built_in_commands: builtIn = [], user_groups: groups = [] } = state.workspace ?? {};
  const everybody = [state.workspace?.bot.name ?? "", ...people(state).map(({ name }) => name)];
  const names = [...everybody.map((name) => ({ name, description: "" })), ...groups.map(({ handle, name }) => ({ name: handle, description: name }))];
  return { commands, builtIn, shortcuts: shortcutsOf(state, "global"), names };
}
