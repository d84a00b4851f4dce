/** Files that a message carries: a picture is shown, everything else can be kept. */
import { h, icon } from "./dom.js";
import { focusName } from "./focus.js";

/** @typedef {import("./types.js").SharedFile} SharedFile */

const PAPER = "M6 3h8l5 5v13H6zM14 3v5h5";

/** @param {SharedFile[] | undefined} files @param {string} me who looks: the sandbox shows only what they may see */
export function filesNode(files, me) {
  if (!files?.length) return null;
  return h("ul", { class: "files" }, ...files.map((file) => h("li", {}, fileNode(file, `${file.href}?user=${encodeURIComponent(me)}`))));
}

/** @param {SharedFile} file @param {string} address */
function fileNode(file, address) {
  if (file.mode === "tombstone") return h("p", { class: "hint" }, "Dit bestand is verwijderd.");
  return file.is_image ? pictureNode(file, address) : paperNode(file, address);
}

/** @param {SharedFile} file @param {string} address */
function pictureNode({ id, name, title, alt_txt: alt, size }, address) {
  const link = { href: address, target: "_blank", rel: "noopener", title: "Open de afbeelding", "data-focus": focusName("file", id) };
  return h(
    "figure",
    { class: "picture" },
    h("figcaption", { class: "hint" }, `${title} · ${sizeText(size)}`),
    h("a", link, h("img", { src: address, alt: alt || title || name, loading: "lazy" })),
  );
}

/** @param {SharedFile} file @param {string} address */
function paperNode({ id, name, title, pretty_type: kind, size }, address) {
  return h(
    "a",
    { class: "paper", href: address, download: name, "data-focus": focusName("file", id) },
    icon(PAPER),
    h("span", { class: "paper-name" }, title || name),
    h("span", { class: "hint" }, [kind, sizeText(size)].filter(Boolean).join(" · ")),
  );
}

/** "12 kB" @param {number} bytes */
export function sizeText(bytes) {
  const [unit, amount] = bytes < 1e3 ? ["byte", bytes] : bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  const rounded = unit === "megabyte" ? 1 : 0;
  return new Intl.NumberFormat("nl-NL", { style: "unit", unit, maximumFractionDigits: rounded }).format(amount);
}
