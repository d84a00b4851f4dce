/** One modal: its fields, its mistakes, and handing it in. */
import { act, ApiError } from "./api.js";
import { valuesIn } from "./blocks/controls.js";
import { problemsIn, showProblems } from "./blocks/input.js";
import { renderBlocks } from "./blocks/render.js";
import { plain } from "./blocks/text.js";
import { noteAnswer, tried, viewContext } from "./doings.js";
import { h, newId, setText } from "./dom.js";
import { whilePending } from "./pending.js";
import { FORM_UNANSWERED, sentenceFor } from "./trouble.js";

/** @typedef {import("./types.js").View} View */

const FIELDS = "input:not([type=search]), select, textarea";

/** @param {View} first @param {import("./store.js").Store} store @param {ReturnType<typeof import("./sync.js").createSync>} sync */
export function createViewDialog(first, store, sync) {
  let view = first;
  let underWay = false;
  /** @type {HTMLElement | null} */
  let lastFocus = null;

  const title = h("h2", { id: newId("modal"), tabindex: "-1" });
  const cross = h("button", { type: "button", class: "cross", "aria-label": "Dicht", onclick: close }, "✕");
  const body = h("div", { class: "modal-body" });
  const trouble = h("div", { class: "modal-trouble" });
  const cancel = h("button", { type: "button", class: "button", onclick: close });
  const hand = h("button", { type: "submit", class: "button primary" });
  const form = h(
    "form",
    { novalidate: true },
    h("header", {}, title, cross), body, trouble,
    h("footer", {}, h("span", { class: "hint shortcut", "aria-hidden": "true" }, "Ctrl + Enter"), cancel, hand),
  );
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog", { class: "modal", "aria-labelledby": title.id }, form));
  document.body.append(dialog);

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault(); // the sandbox decides what closing does, not the browser
      close();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && view.submit) {
      event.preventDefault();
      submit();
    } else if (event.key === "Enter" && /** @type {Element} */ (event.target).matches("input")) {
      event.preventDefault(); // a half-filled form is not sent by accident
    }
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  dialog.addEventListener("focusin", (event) => (lastFocus = /** @type {HTMLElement} */ (event.target)));
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    submit();
  });

  async function close() {
    await tried(act("view-close", { view_id: view.id, user: store.get().me }));
    await sync.refresh(["views"]).catch(() => {});
  }

  async function submit() {
    if (underWay) return; // the button shows that it is busy; what is typed meanwhile stays
    const problems = problemsIn(body);
    const mend = showProblems(body, problems);
    trouble.replaceChildren();
    if (mend) return mend.focus();
    busy(true);
    try {
      await whilePending(form, handIn());
    } finally {
      busy(false);
    }
  }

  async function handIn() {
    try {
      const answer = await act("view-submit", { view_id: view.id, user: store.get().me, values: valuesIn(body) });
      noteAnswer(store, answer);
      await sync.refresh(["views"]);
      if (answer.errors && Object.keys(answer.errors).length) focusProblem(answer.errors);
      else if (!answer.ok) tell(FORM_UNANSWERED);
    } catch (problem) {
      tell(problem instanceof ApiError && problem.status !== 404 ? `${sentenceFor(problem)} Wat je hebt ingevuld staat er nog.` : sentenceFor(problem));
    }
  }

  /** The mistakes may be there already: the view was read again. Writing them twice would say them twice. @param {Record<string, string>} errors */
  function focusProblem(errors) {
    const shown = /** @type {HTMLElement | null} */ (body.querySelector("[aria-invalid]"));
    (shown ?? showProblems(body, errors))?.focus();
  }

  /** @param {boolean} on */
  function busy(on) {
    underWay = on;
    hand.setAttribute("aria-disabled", String(on));
    setText(hand, on ? "Even geduld…" : plain(view.submit));
  }

  /** @param {string} text */
  function tell(text) {
    trouble.replaceChildren(h("p", { class: "problem", role: "alert" }, text));
  }

  /** @param {View} next */
  function update(next) {
    view = next;
    setText(title, plain(view.title));
    setText(cancel, plain(view.close) || (view.submit ? "Annuleren" : "Sluiten"));
    hand.hidden = !view.submit;
    form.classList.toggle("without-submit", !view.submit);
    if (!underWay) setText(hand, plain(view.submit));
    const version = JSON.stringify([view.hash, view.errors, view.notice]);
    if (dialog.dataset.version === version) return;
    dialog.dataset.version = version;
    trouble.replaceChildren();
    if (view.notice) tell(FORM_UNANSWERED);
    renderBlocks(body, view.blocks, viewContext(store, view, () => body));
    if (view.errors && Object.keys(view.errors).length) showProblems(body, view.errors);
    // A next step in the same modal: the field that had the focus is gone.
    if (dialog.open && !dialog.contains(document.activeElement)) begin();
  }

  /** The focus goes where the work starts: the first field, or else the title. */
  function begin() {
    const field = /** @type {HTMLInputElement | null} */ (body.querySelector(FIELDS));
    (field ?? title).focus();
    // What the bot proposed is there to go on with.
    if (field?.type === "text") field.setSelectionRange(field.value.length, field.value.length);
  }

  function show() {
    if (dialog.open) return;
    const back = lastFocus?.isConnected ? lastFocus : null;
    dialog.showModal();
    if (back) back.focus();
    else begin();
  }

  update(first);
  return {
    update,
    show,
    hide: () => dialog.open && dialog.close(),
    isShown: () => dialog.open,
    remove() {
      if (dialog.open) dialog.close();
      dialog.remove();
    },
  };
}
