/** What can be suggested for what is typed so far. Pure: text in, suggestions out. */

/** @typedef {import("./types.js").Command} Command */
/** @typedef {import("./types.js").Shortcut} Shortcut */
/**
 * @typedef {{name: string, description: string}} Name somebody or a group that can be mentioned
 * @typedef {{commands: Command[], builtIn: Command[], shortcuts: Shortcut[], names: Name[]}} Known
 *   `builtIn` are Slack's own commands
 * @typedef {{insert: string, label: string, detail: string, description: string, shortcut?: string}} Suggestion
 *   `insert` is the whole text of the field after choosing; a `shortcut` (its callback id) is run at once
 * @typedef {{items: Suggestion[], auto: boolean, title: string}} Suggestions
 *   `auto`: the first one is chosen by Enter; otherwise Enter sends
 */

/** @type {Suggestions} */
const NONE = { items: [], auto: false, title: "" };

const MOST = 8;

/** @param {string} text up to the caret @param {string} after behind the caret @param {Known} known @returns {Suggestions} */
export function suggestionsFor(text, after, { commands, builtIn, shortcuts, names }) {
  const namesSomebody = builtIn.some(({ command }) => text.startsWith(`${command} `));
  if (!text.startsWith("/") || namesSomebody) return forPerson(text, after, names);
  return text.includes("\n") || after.trim() ? NONE : forCommand(text, commands, builtIn, shortcuts);
}

/** @param {string} text @param {Command[]} own of the bot @param {Command[]} builtIn only where somebody looks for one @param {Shortcut[]} shortcuts @returns {Suggestions} */
function forCommand(text, own, builtIn, shortcuts) {
  const commands = [...own, ...builtIn.filter(({ command }) => text.length > 1 && command.startsWith(text))];
  const [name] = text.split(/\s/, 1);
  const command = commands.find((known) => known.command === name.toLowerCase());
  if (name !== text && command) return forExamples(text, command);
  const wanted = text.slice(1).toLowerCase();
  // A shortcut's name has spaces, and is found by any part of it.
  const runnable = shortcuts.filter((shortcut) => shortcut.name.toLowerCase().includes(wanted)).map(shortcutSuggestion);
  const fitting = commands.filter(({ command }) => command.slice(1).toLowerCase().includes(wanted));
  const startsFirst = fitting.toSorted((one, other) => Number(other.command.startsWith(text)) - Number(one.command.startsWith(text)));
  const known = startsFirst.map(({ command, usage_hint: hint, description }) => (
    { insert: `${command} `, label: command, detail: hint, description }
  ));
  // With one command there is room to show at once what can stand behind it.
  const items = [...known, ...(fitting.length === 1 ? examplesOf(fitting[0]) : [])];
  const room = Math.max(1, MOST - runnable.length);
  return { items: [...items.slice(0, room), ...runnable].slice(0, MOST), auto: !commands.some(({ command }) => command === text), title: "Dit kun je doen" };
}

/** @param {string} text @param {Command} command @returns {Suggestions} */
function forExamples(text, command) {
  const items = examplesOf(command).filter(
    ({ insert }) => insert.toLowerCase().startsWith(text.trimEnd().toLowerCase()) && insert !== text,
  );
  return { items: items.slice(0, MOST), auto: false, title: [command.command, command.usage_hint].filter(Boolean).join(" ") };
}

/** @param {Shortcut} shortcut @returns {Suggestion} */
function shortcutSuggestion({ callback_id: shortcut, name, description }) {
  return { insert: "", label: name, detail: "", description, shortcut };
}

/** @param {Command} command @returns {Suggestion[]} */
function examplesOf({ command, examples }) {
  return examples.map(({ text, description }) => {
    const whole = text.startsWith("/") ? text : `${command} ${text}`;
    return { insert: whole, label: whole, detail: "", description };
  });
}

/** @param {string} text @param {string} after @param {Name[]} names @returns {Suggestions} */
function forPerson(text, after, names) {
  const typed = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{N} ]{0,30}|)$/u.exec(text)?.[1];
  if (typed === undefined) return NONE;
  const start = text.slice(0, text.length - typed.length);
  const fitting = names.filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()) && name !== typed);
  const items = fitting.slice(0, MOST).map(({ name, description }) => ({ insert: `${start}${name} ${after}`, label: `@${name}`, detail: "", description }));
  return { items, auto: typed.length > 0, title: "Noem iemand" };
}
