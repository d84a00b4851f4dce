/** The panel beside the conversation with one thread in it; on a phone it takes the whole screen. */
import { createComposer } from "./composer.js";
import { knownIn } from "./conversation.js";
import { createMessageDoings } from "./doings.js";
import { h } from "./dom.js";
import { createMessageList } from "./messages.js";
import { isReply, placeTitle } from "./questions.js";
import { sendFiles, sendText } from "./sending.js";

/** @typedef {import("./store.js").State} State */

/** @param {HTMLElement} root @param {import("./store.js").Store} store @param {import("./navigation.js").Navigation} navigation */
export function createThread(root, store, navigation) {
  const heading = h("h2", { tabindex: "-1" }, "Draad");
  const where = h("p", { class: "purpose" });
  const close = h("button", { type: "button", class: "button", onclick: shut }, "Draad sluiten");
  const log = h("div", { class: "messages", role: "log", "aria-label": "Antwoorden", tabindex: "0" });
  const foot = h("div");
  root.append(h("header", { class: "place" }, heading, where, close), log, foot);

  const list = createMessageList(log, { doings: createMessageDoings(store, () => {}, "thread"), canReply: false });
  const composer = createComposer(foot, {
    sendLabel: "Verstuur antwoord",
    commands: false,
    known: () => knownIn(store.get()),
    async send(text, files) {
      list.toBottom();
      const { thread } = store.get().place;
      return files.length ? sendFiles(store, files, text, thread) : sendText(store, text, thread);
    },
  });
  let open = "";

  function shut() {
    const ts = store.get().place.thread;
    navigation.open({ channel: store.get().place.channel });
    const from = document.querySelector(`#messages [data-ts="${CSS.escape(ts ?? "")}"] .message-tools > button, #messages [data-ts="${CSS.escape(ts ?? "")}"] .thread-link`);
    /** @type {HTMLElement | null} */ (from)?.focus();
  }
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) shut();
  });

  /** @param {State} state */
  function render(state) {
    const { thread, channel } = state.place;
    root.hidden = !thread;
    document.body.classList.toggle("has-thread", Boolean(thread));
    const here = thread ? `${state.me} ${channel} ${thread}` : "";
    if (thread) {
      composer.moveTo(here, "Antwoord in deze draad");
      where.textContent = placeTitle(state);
      if (here !== open) list.toBottom();
      list.render({ ...state, news: null }, (state.messages ?? []).filter((message) => message.ts === thread || (isReply(message) && message.thread_ts === thread)));
      if (here !== open) composer.field.focus();
    }
    open = here;
  }

  return { render };
}
