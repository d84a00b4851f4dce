/** Slack escapes exactly three characters; everything else is written as it is. */

/** @type {Record<string, string>} */
const CHARACTERS = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * Undo Slack's escapes once: `&amp;lt;` becomes `&lt;`, not `<`.
 * @param {string} text
 */
export function unescape(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => CHARACTERS[entity]);
}
