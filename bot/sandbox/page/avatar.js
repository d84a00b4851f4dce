/** A face for everybody: initials on a colour of their own, a banner for the bot. */
import { h } from "./dom.js";

const COLOURS = 6; // as many as there are classes `hue-…` in the style sheet

/** @param {string} name @param {boolean} isVaandel the bot itself, not what the sandbox says */
export function avatar(name, isVaandel) {
  if (isVaandel) return h("span", { class: "avatar bot", "aria-hidden": "true" }, h("img", { src: "vaandel.svg", alt: "", width: 24, height: 24 }));
  return h("span", { class: `avatar hue-${hueOf(name)}`, "aria-hidden": "true" }, initials(name));
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0][0], words.at(-1)?.[0]] : [...(words[0] ?? "?").slice(0, 2)];
  return letters.join("").toUpperCase();
}

/** @param {string} name */
function hueOf(name) {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % COLOURS;
}
