/** Sending what was typed: a message, a command with a slash, or files. */
import { act, shareFile } from "./api.js";
import { noteAnswer } from "./doings.js";
import { base64Of } from "./handing.js";
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

/**
 * Each file becomes a message, as the sandbox knows them; the first takes along what was typed.
 * @param {Store} store @param {File[]} files @param {string} text @param {string | null} thread
 * @returns {Promise<string | null>} what went wrong with the first that failed
 */
export async function sendFiles(store, files, text, thread) {
  const state = store.get();
  const where = { channel: channelReference(state), user: state.me, ...(thread ? { thread_ts: thread } : {}) };
  let comment = text.trim();
  try {
    for (const file of files) {
      await shareFile({ ...where, name: file.name, comment, content_base64: await base64Of(file) });
      comment = "";
    }
    return null;
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
