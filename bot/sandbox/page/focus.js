/** Keeping the focus and the caret where they were while a part of the page is made anew. */

/**
 * Run `change`; when that took the focus away, give it back: to the same element where it is still
 * there, otherwise to the one with the same `data-focus`, with the same selection; else to the list.
 * @param {Element} container
 * @param {() => void} change
 */
export function keepingFocus(container, change) {
  const active = /** @type {any} */ (document.activeElement);
  const inside = active && container.contains(active);
  const name = inside ? active.getAttribute("data-focus") : null;
  const selection = inside ? caretOf(active) : null;
  change();
  if (!inside || document.activeElement === active) return;
  const sameName = name ? container.querySelector(`[data-focus="${CSS.escape(name)}"]`) : null;
  const successor = /** @type {any} */ (active.isConnected ? active : (sameName ?? container.closest("[role=log]")));
  successor?.focus({ preventScroll: true });
  if (successor && selection) successor.setSelectionRange?.(...selection);
}

/** @param {any} field @returns {[number, number] | null} null where a field has no caret (date, checkbox) */
function caretOf(field) {
  try {
    return typeof field.selectionStart === "number" ? [field.selectionStart, field.selectionEnd] : null;
  } catch {
    return null; // some input types throw on reading the caret
  }
}

/** The name by which the same control is found again after a change. @param {...string} parts */
export function focusName(...parts) {
  return parts.join("|");
}
