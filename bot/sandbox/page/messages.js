/** A list of messages, with its days; stays at the bottom when you are at the bottom. */
import { localDate, longDate, momentOf } from "./dates.js";
import { h, reconcile } from "./dom.js";
import { keepingFocus } from "./focus.js";
import { messageNode, NOTED } from "./message.js";
import { currentUser, shortcutsOf, userById } from "./questions.js";
import { sandboxNow } from "./time.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./message.js").Surroundings} Surroundings */
/** @typedef {{key: string, signature: string, make: (previous: Element | null) => HTMLElement}} Row */

const NEAR = 80; // pixels from the bottom that still count as the bottom
const ONE_BREATH = 5 * 60; // seconds within which messages of one person stand together

/**
 * @param {HTMLElement} log
 * @param {{doings: import("./message.js").MessageDoings, canReply: boolean}} how
 */
export function createMessageList(log, { doings, canReply }) {
  let atBottom = true;
  log.addEventListener("scroll", () => {
    atBottom = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  });
  // A picture that comes in or a field that grows must not push the last line out of sight.
  new ResizeObserver(() => atBottom && toBottom()).observe(log);
  log.addEventListener("load", () => atBottom && toBottom(), true);

  function toBottom() {
    log.scrollTop = log.scrollHeight;
    atBottom = true;
  }

  /** One message in the middle, and stay there: the event that tells of scrolling comes later. @param {HTMLElement} node */
  function show(node) {
    atBottom = false;
    node.scrollIntoView({ block: "center" });
  }

  /** @param {State} state @param {Message[]} messages */
  function render(state, messages) {
    const stay = !atBottom;
    keepingFocus(log, () =>
      reconcile(log, rowsOf(state, messages), {
        key: ({ key }) => key,
        signature: ({ signature }) => signature,
        create: ({ make }, previous) => make(previous),
      }),
    );
    if (!stay) toBottom();
  }

  /** @param {State} state @param {Message[]} messages @returns {Row[]} */
  function rowsOf(state, messages) {
    const timezone = state.workspace?.workspace.timezone ?? "UTC";
    /** @type {Row[]} */
    const rows = [];
    let before = null;
    let newShown = false;
    for (const message of messages) {
      const day = localDate(momentOf(message.ts), timezone);
      const newDay = !before || day !== localDate(momentOf(before.ts), timezone);
      if (newDay) rows.push(dayRow(message, day, state, timezone));
      /** @type {boolean} */
      const isNew = !newShown && isNewTo(state, message);
      if (isNew) rows.push(newRow());
      newShown ||= isNew;
      const compact = !newDay && !isNew && belongsTo(message, before);
      rows.push(messageRow(state, message, { compact, timezone }));
      before = message;
    }
    return rows;
  }

  /** @param {State} state @param {Message} message @param {{compact: boolean, timezone: string}} look @returns {Row} */
  function messageRow(state, message, { compact, timezone }) {
    const author = userById(state, message.user);
    const me = currentUser(state)?.id ?? "";
    const surroundings = {
      compact,
      timezone,
      me,
      isBot: Boolean(message.bot_id) || Boolean(author?.is_bot),
      isGuest: Boolean(author?.is_guest),
      isMine: isOwn(message, me),
      isEdited: doings.isEdited(message.ts),
      shortcuts: wasSaid(message) ? shortcutsOf(state, "message") : [],
      replies: canReply && !message.ephemeral_for ? (message.reply_count ?? 0) : null,
    };
    return {
      key: message.ts,
      signature: signatureOf(message) + JSON.stringify(surroundings),
      make: (previous) => messageNode(message, surroundings, doings, previous),
    };
  }

  return { render, show, toBottom };
}

/** Where nothing was read before, everything would be new: then the line says nothing. @param {State} state @param {Message} message */
function isNewTo(state, message) {
  const { news } = state;
  if (!news || news.after === "0" || message.user === currentUser(state)?.id) return false;
  return Number(message.ts) > Number(news.after) && Number(message.ts) <= Number(news.until);
}

/** @type {WeakMap<Message, string>} a message that was not read again is not written out again */
const written = new WeakMap();

/** @param {Message} message */
function signatureOf(message) {
  const known = written.get(message) ?? JSON.stringify(message);
  written.set(message, known);
  return known;
}

/** Not what Slack notes of itself: who came, who went, what was deleted. @param {Message} message */
const wasSaid = ({ subtype }) => !(subtype && subtype in NOTED);

/** What Slack wrote in your name is not yours to change. @param {Message} message @param {string} me */
function isOwn({ user, subtype, ephemeral_for: onlyFor }, me) {
  return user === me && !onlyFor && (!subtype || subtype === "thread_broadcast");
}

/** @param {Message} message @param {Message | null} before */
function belongsTo(message, before) {
  if (message.subtype || before?.subtype) return false;
  if (message.blocks?.length) return false; // a card stands on its own
  const same = before?.user === message.user && Boolean(before?.ephemeral_for) === Boolean(message.ephemeral_for);
  return same && Number(message.ts) - Number(before?.ts) < ONE_BREATH;
}

/** @param {Message} message @param {string} day @param {State} state @param {string} timezone @returns {Row} */
function dayRow(message, day, state, timezone) {
  const today = day === localDate(sandboxNow(state), timezone);
  const text = today ? "Vandaag" : longDate(momentOf(message.ts), timezone);
  return { key: `day-${day}`, signature: text, make: () => h("p", { class: "day" }, h("span", {}, text)) };
}

/** @returns {Row} */
function newRow() {
  return { key: "new", signature: "", make: () => h("p", { class: "day new" }, h("span", {}, "Nieuw")) };
}
