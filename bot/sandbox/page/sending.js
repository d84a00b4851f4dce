/** Sending what was typed: a message, or a command with a slash. */
import { act } from "./api.js";
import { noteAnswer } from "./doings.js";
import { allCommands, channelReference } from "./questions.js";
import { sentenceFor } from "./trouble.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {import("./store.js").Store} Store */

/**
 * @param {Store} store @param {string} text as it was typed: escaping it and finding names in it is the sandbox's work
 * @param {string | null} thread the `ts` of the thread's first message
 * @returns {Promise<string | null>} what went wrong, null when it was sent
 */
export async function sendText(store, text, thread) {
  const state = store.get();
  const where = { channel: channelReference(state), user: state.me };
  try {
    if (!text.startsWith("/")) {
      await act("message", { ...where, text: text.trim(), ...(thread ? { thread_ts: thread } : {}) });
      return null;
    }
    const [, command, rest] = /** @type {RegExpExecArray} */ (/^(\S+)\s*([\s\S]*)$/.exec(text));
    const problem = commandProblem(state, command, thread);
    if (!problem) noteAnswer(store, await act("command", { ...where, command, text: rest.trim() }));
    return problem;
  } catch (problem) {
    return sentenceFor(problem);
  }
}

/** @param {State} state @param {string} command @param {string | null} thread */
function commandProblem(state, command, thread) {
  if (!allCommands(state).some((known) => known.command === command)) return `${command} ken ik niet. Typ / om te zien wat wel kan.`;
  if (thread) return `${command} werkt niet in een draad. Typ het in het kanaal zelf.`;
  return null;
}
