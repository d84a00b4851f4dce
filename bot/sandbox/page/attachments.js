/** Files that go along with a message: chosen, dropped in the conversation, or pasted. */
import { h, icon, setText } from "./dom.js";
import { sizeText } from "./files.js";

const CLIP = "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8L9.5 17a1.7 1.7 0 0 1-2.4-2.4L15 7";

/** @param {HTMLTextAreaElement} field where pictures may be pasted @param {HTMLElement} area where files may be dropped */
export function createAttachments(field, area) {
  /** @type {File[]} */
  let files = [];
  const list = h("ul", { class: "attachments", "aria-label": "Bestanden bij dit bericht", hidden: true });
  const status = h("div", { class: "hidden-text", role: "status" });
  const picker = h("input", { type: "file", multiple: true, hidden: true });
  const button = h(
    "button",
    { type: "button", class: "button slash", "aria-label": "Bestand toevoegen", title: "Bestand toevoegen", onclick: () => picker.click() },
    icon(CLIP),
  );
  picker.addEventListener("change", () => {
    add(picker.files);
    picker.value = ""; // the same file may be chosen again
  });

  /** @param {File[]} wanted */
  function put(wanted) {
    files = wanted;
    list.hidden = files.length === 0;
    list.replaceChildren(...files.map(chip));
    setText(status, files.length ? `${files.length === 1 ? "1 bestand" : `${files.length} bestanden`} bij dit bericht` : "");
  }

  /** @param {Iterable<File>} more */
  function add(more) {
    put([...files, ...more]);
    field.focus();
  }

  /** @param {File} file */
  function chip(file) {
    const remove = () => {
      put(files.filter((other) => other !== file));
      field.focus();
    };
    return h(
      "li",
      {},
      h("span", { class: "attachment-name" }, file.name),
      h("span", { class: "hint" }, sizeText(file.size)),
      h("button", { type: "button", class: "cross", "aria-label": `${file.name} weghalen`, onclick: remove }, "✕"),
    );
  }

  /** @param {DragEvent} event */
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  area.addEventListener("dragover", (event) => {
    if (holdsFiles(event)) area.classList.add("dropping");
  });
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(/** @type {Node | null} */ (event.relatedTarget))) area.classList.remove("dropping");
  });
  area.addEventListener("drop", (event) => {
    area.classList.remove("dropping");
    if (holdsFiles(event)) add(event.dataTransfer?.files ?? []);
  });
  field.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });

  return { nodes: [list, status, picker], button, put, chosen: () => files };
}

/** A file that is dropped beside the conversation must not take the place of the page. */
export function catchLostFiles() {
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
}
