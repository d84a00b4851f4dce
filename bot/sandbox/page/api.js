/** The sandbox's control API: JSON over HTTP on this machine. */

/** @typedef {import("./types.js").WorkspaceState} WorkspaceState */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").LogEntry} LogEntry */

/** The server refused, or could not be reached (`status` 0). */
export class ApiError extends Error {
  /** @param {string} code @param {number} status */
  constructor(code, status) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

/**
 * @param {string} path below `/_control/`
 * @param {{body?: object, timeout?: number}} [options] `timeout` in milliseconds
 */
async function call(path, { body, timeout = 10_000 } = {}) {
  const options = body
    ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }
    : {};
  let response;
  try {
    response = await fetch(`/_control/${path}`, { ...options, signal: AbortSignal.timeout(timeout) });
  } catch (cause) {
    throw new ApiError(cause instanceof DOMException && cause.name === "TimeoutError" ? "timeout" : "unreachable", 0);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(answer.error ?? `http_${response.status}`, response.status);
  return answer;
}

/** @param {Record<string, string | number | null | undefined>} parameters */
function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined);
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : "";
}

/** @returns {Promise<WorkspaceState>} */
export const readState = () => call("state");

/**
 * @param {string} channel @param {string} user @param {string | null} [since] only what is later than this `ts`
 * @returns {Promise<{seq: number, channel: string, messages: Message[]}>}
 */
export const readMessages = (channel, user, since) => call(`messages/${encodeURIComponent(channel)}${query({ user, since })}`);

/** @param {string} user @returns {Promise<{seq: number, views: View[]}>} */
export const readViews = (user) => call(`views${query({ user })}`);

/** @param {string} user @returns {Promise<{seq: number, view?: View | null}>} */
export const readHome = (user) => call(`home${query({ user })}`);

/**
 * Wait for changes after `after`, at most `wait` seconds.
 * @param {number} after @param {number} wait
 * @returns {Promise<{seq: number, entries: LogEntry[]}>}
 */
export const readLog = (after, wait) => call(`log${query({ after, wait })}`, { timeout: (wait + 10) * 1000 });

/**
 * Do something as a person.
 * @param {"message" | "command" | "interact" | "view-action" | "view-submit" | "view-close" | "reaction" | "edit" | "delete" | "shortcut" | "open-home" | "suggest" | "view-suggest"} what
 * @param {object} body
 */
export const act = (what, body) => call(what, { body });

/** Share a file, its content in base64. @param {object} body */
export const shareFile = (body) => call("file", { body, timeout: 120_000 });

/** Walk the clock; answers when every bot has done every step. @param {object} body */
export const walkClock = (body) => call("clock", { body, timeout: 30 * 60_000 });
