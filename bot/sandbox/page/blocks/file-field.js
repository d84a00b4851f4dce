/** A field in which files are handed in; each goes to the sandbox as soon as it is chosen. */
import { h } from "../dom.js";
import { focusName } from "../focus.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */
/** @typedef {import("./context.js").Control} Control */

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function fileField(element, block, context) {
  let files = context.typed(block.block_id, element.action_id)?.files ?? [];
  /** @type {string | null} */
  let wrong = null;
  const given = h("p", { class: "hint", role: "status" });
  const field = h("input", {
    class: "field-input",
    "data-focus": focusName(block.block_id, element.action_id),
    type: "file",
    multiple: (element.max_files ?? 10) > 1,
    accept: element.filetypes?.map((/** @type {string} */ kind) => `.${kind}`).join(",") ?? null,
  });
  const tell = () => given.replaceChildren(files.map(({ name }) => name ?? "").filter(Boolean).join(", "));
  field.addEventListener("change", async () => {
    wrong = "Het bestand wordt nog gestuurd. Klik zo nog een keer.";
    try {
      files = await Promise.all([...(field.files ?? [])].map(context.handIn));
      wrong = null;
    } catch {
      wrong = "Het bestand kon niet worden gestuurd. Kies het nog een keer.";
    }
    tell();
  });
  tell();
  return {
    node: h("div", {}, field, given),
    focusable: field,
    read: () => ({ type: element.type, files }),
    problem: () => wrong,
  };
}
