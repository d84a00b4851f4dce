/** The field to write in. It is made once and never again, so nothing that comes in can disturb it. */
import { createAttachments } from "./attachments.js";
import { h, icon, newId } from "./dom.js";
import { suggestionsFor } from "./suggestions.js";
import { createSuggestionList } from "./suggestion-list.js";

/**
 * @typedef {{fieldId?: string, sendLabel: string, commands: boolean,
 *   send: (text: string, files: File[]) => Promise<string | null>,
 *   known: () => import("./suggestions.js").Known, run?: (callbackId: string) => void}} ComposerParts
 *   `send` answers what went wrong, or null; `run` runs a shortcut; without `commands` there are none
 */

const NOTHING = { text: "", files: [] };
const ARROW = "M4 12h14M12 5l7 7-7 7";

/** @param {HTMLElement} root @param {ComposerParts} parts */
export function createComposer(root, { fieldId = newId("composer"), sendLabel, commands, send, known, run }) {
  const field = h("textarea", { id: fieldId, rows: 1, autocomplete: "off", enterkeyhint: "send" });
  const problem = h("div", { class: "composer-problem" });
  const list = createSuggestionList(field, choose);
  const sendButton = h("button", { type: "submit", class: "button primary send", "aria-label": sendLabel, title: sendLabel }, icon(ARROW));
  const attachments = createAttachments(field, /** @type {HTMLElement} */ (root.closest(".conversation, .thread")));
  const slash = commands && h("button", { type: "button", class: "button slash", "aria-label": "Opdrachten", title: "Wat kan ik doen?", onclick: startCommand }, "/");
  const form = h("form", { class: "composer" }, slash, attachments.button, field, sendButton);
  root.append(...list.nodes, ...attachments.nodes, form, problem);

  /** @type {Map<string, {text: string, files: File[]}>} what was typed and chosen elsewhere and not sent */
  const drafts = new Map();
  let place = "";

  function suggest() {
    const all = commands ? known() : { ...known(), commands: [], builtIn: [], shortcuts: [] };
    const caret = field.selectionStart;
    list.show(suggestionsFor(field.value.slice(0, caret), field.value.slice(caret), all));
  }

  /** @param {import("./suggestions.js").Suggestion} suggestion */
  function choose({ insert, shortcut }) {
    if (shortcut) {
      fill({ text: "", files: attachments.chosen() }); // what was typed was only looking for it
      problem.replaceChildren();
      run?.(shortcut);
      return;
    }
    field.value = insert;
    field.focus();
    field.setSelectionRange(insert.length, insert.length);
    grow();
    suggest();
  }

  function startCommand() {
    if (!field.value.startsWith("/")) field.value = "/";
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    suggest();
  }

  function grow() {
    field.rows = Math.min(8, field.value.split("\n").length);
  }

  /** @param {{text: string, files: File[]}} draft */
  function fill({ text, files }) {
    field.value = text;
    attachments.put(files);
    grow();
    list.hide();
  }

  const draft = () => ({ text: field.value, files: attachments.chosen() });

  async function submit() {
    const { text, files } = draft();
    if (!text.trim() && !files.length) return;
    const from = place;
    problem.replaceChildren();
    fill(NOTHING); // at once: the next message can be typed while this one is under way
    const wrong = await send(text, files);
    if (!wrong) return;
    if (place !== from) drafts.set(from, { text, files });
    else if (!field.value) fill({ text, files });
    problem.replaceChildren(h("p", { class: "problem", role: "alert" }, wrong));
  }

  field.addEventListener("input", () => {
    grow();
    suggest();
  });
  field.addEventListener("blur", () => list.hide());
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (list.takesKey(event) || event.isComposing) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    submit();
  });

  return {
    field,
    /** Write to somewhere else; what was typed here is kept for later. @param {string} key @param {string} label */
    moveTo(key, label) {
      if (field.getAttribute("aria-label") !== label) {
        field.setAttribute("aria-label", label);
        field.placeholder = label;
      }
      if (key === place) return;
      drafts.set(place, draft());
      place = key;
      problem.replaceChildren();
      fill(drafts.get(key) ?? NOTHING);
    },
  };
}
