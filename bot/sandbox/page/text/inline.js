/**
 * One line of mrkdwn to nodes: *bold*, _italic_, ~strike~, `code`, links, mentions, dates, emoji.
 * Works on atoms (a character, or a node that is already made), so that nothing inside a link or
 * code is read as markup, and so that entities are undone once: where text becomes a text node.
 */
import { h } from "../dom.js";
import { emojiFor } from "./emoji.js";
import { unescape } from "./entities.js";
import { specialNode } from "./special.js";

/** @typedef {import("./special.js").Lookup} Lookup */
/** @typedef {string | Node} Atom */

const TAGS = new Map([["*", "strong"], ["_", "em"], ["~", "s"]]);

// Code first, because nothing inside code means anything; then <…>, :emoji: and bare addresses.
const TOKEN = /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+'-]+(?:::skin-tone-\d)?):|(https?:\/\/(?:(?!&[lg]t;)[^\s<>|*~`])+)/g;

/** @param {string} line @param {Lookup} lookup @returns {(Node | string)[]} */
export function inlineNodes(line, lookup) {
  return emphasised(atomsOf(line, lookup), new Map());
}

/** @param {string} line @param {Lookup} lookup @returns {Atom[]} */
function atomsOf(line, lookup) {
  /** @type {Atom[]} */
  const atoms = [];
  let end = 0;
  for (const match of line.matchAll(TOKEN)) {
    const node = tokenNode(match, lookup);
    if (!node) continue;
    atoms.push(...line.slice(end, match.index), node);
    end = match.index + match[0].length;
    const trailing = match[4] ? trailingOf(match[4]) : "";
    if (trailing) end -= trailing.length;
  }
  atoms.push(...line.slice(end));
  return atoms;
}

/** Punctuation that ends a sentence, not an address. @param {string} url */
function trailingOf(url) {
  return /[.,;:!?)\]'"_]*$/.exec(url)?.[0] ?? "";
}

/** @param {RegExpMatchArray} match @param {Lookup} lookup @returns {Node | null} null: leave the text as it is */
function tokenNode([, code, angle, emoji, url], lookup) {
  if (code) return h("code", {}, unescape(code));
  if (angle) return specialNode(angle, lookup);
  if (url) return specialNode(url.slice(0, url.length - trailingOf(url).length), lookup);
  const character = emojiFor(emoji);
  return character ? h("span", { class: "emoji", title: `:${emoji}:` }, character) : null;
}

/**
 * @param {Atom[]} atoms
 * @param {Map<string, number>} dead per marker: from where on there is no closing one (keeps hostile text linear)
 * @returns {(Node | string)[]}
 */
function emphasised(atoms, dead) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let run = "";
  const flush = () => {
    if (run) nodes.push(unescape(run));
    run = "";
  };
  for (let at = 0; at < atoms.length; at += 1) {
    const atom = atoms[at];
    const close = opens(atoms, at) ? closingOf(atoms, at, dead) : -1;
    if (close > 0) {
      flush();
      nodes.push(h(TAGS.get(/** @type {string} */ (atom)) ?? "span", {}, ...emphasised(atoms.slice(at + 1, close), new Map())));
      at = close;
    } else if (typeof atom === "string") {
      run += atom;
    } else {
      flush();
      nodes.push(atom);
    }
  }
  flush();
  return nodes;
}

/** A marker opens before text, and not in the middle of a word. @param {Atom[]} atoms @param {number} at */
function opens(atoms, at) {
  const atom = atoms[at];
  if (typeof atom !== "string" || !TAGS.has(atom)) return false;
  return !isWord(atoms[at - 1]) && atoms[at + 1] !== undefined && !isSpace(atoms[at + 1]) && atoms[at + 1] !== atom;
}

/** @param {Atom[]} atoms @param {number} at @param {Map<string, number>} dead */
function closingOf(atoms, at, dead) {
  const marker = /** @type {string} */ (atoms[at]);
  if (dead.has(marker)) return -1;
  for (let next = at + 2; next < atoms.length; next += 1) {
    if (atoms[next] === marker && !isSpace(atoms[next - 1]) && !isWord(atoms[next + 1])) return next;
  }
  dead.set(marker, at);
  return -1;
}

/** @param {Atom | undefined} atom */
function isWord(atom) {
  return typeof atom === "string" && /[\p{L}\p{N}]/u.test(atom);
}

/** @param {Atom | undefined} atom */
function isSpace(atom) {
  return typeof atom === "string" && /\s/.test(atom);
}
