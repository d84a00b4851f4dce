/** A message as it was typed, to go on with: names in place of ids, nothing escaped. */
import { unescape } from "./entities.js";

/** @param {string} text as the sandbox keeps it @param {import("./special.js").Lookup} lookup */
export function asTyped(text, lookup) {
  const named = text.replace(/<(@|#|!subteam\^)(\w+)(?:\|([^>]*))?>/g, (whole, kind, id, label) => {
    if (kind === "#") return `#${lookup.channel(id) ?? label ?? id}`;
    const name = kind === "@" ? lookup.user(id) : lookup.group(id)?.handle;
    return name ? `@${name}` : whole;
  });
  return unescape(named);
}
