/** What of a conversation must be read again after some changes: often only its end. Pure. */

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").LogEntry} LogEntry */

/**
 * @param {Message[] | null} known oldest first @param {LogEntry[]} entries what changed in this conversation
 * @returns {{since: string, kept: Message[]} | null}
 *   the messages that stay as they are, and after which to read; null: everything must be read
 */
export function tailAfter(known, entries) {
  if (!known?.length || entries.some(({ ts }) => !ts)) return null;
  const first = Math.min(...entries.map(({ ts }) => Number(ts)));
  const at = known.findLastIndex(({ ts }) => Number(ts) < first);
  return at < 0 ? null : { since: known[at].ts, kept: known.slice(0, at + 1) };
}

/**
 * The same messages, those that were answered with their number of answers; what did not change is the same object.
 * @param {Message[]} messages @param {LogEntry[]} entries
 */
export function recounted(messages, entries) {
  const parents = new Set(entries.flatMap(({ thread_ts: parent }) => parent ?? []));
  if (!parents.size) return messages;
  const count = (/** @type {string} */ parent) => messages.filter(({ thread_ts, ephemeral_for }) => thread_ts === parent && !ephemeral_for).length;
  return messages.map((message) => (parents.has(message.ts) ? { ...message, reply_count: count(message.ts) } : message));
}
