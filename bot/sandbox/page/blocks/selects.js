/** Choosing one from a list: the browser's own select, which works with every keyboard and phone. */
import { h } from "../dom.js";
import { focusName } from "../focus.js";
import { chosenValues, kindOf, optionGroups } from "./options.js";
import { plain } from "./text.js";

/** @typedef {import("./context.js").BlockContext} BlockContext */
/** @typedef {import("./context.js").Control} Control */

/** @param {any} element @param {any} block @param {BlockContext} context @returns {Control} */
export function singleSelect(element, block, context) {
  const groups = optionGroups(element, context);
  const all = groups.flatMap((group) => group.options);
  const [chosen = ""] = chosenValues(element, context.typed(block.block_id, element.action_id));
  const prompt = element.placeholder ? plain(element.placeholder) : "Kies…";
  const select = h(
    "select",
    {
      class: "field-input",
      "data-focus": focusName(block.block_id, element.action_id),
      value: all.some(({ value }) => value === chosen) ? chosen : "",
    },
    h("option", { value: "" }, prompt),
    ...groups.map(groupNode),
  );
  const read = () => {
    const found = all.find(({ value }) => value === select.value);
    return { type: element.type, [`selected_${kindOf(element)}`]: found?.original ?? null };
  };
  return { node: select, focusable: select, read };
}

/** @param {import("./options.js").OptionGroup} group */
function groupNode({ label, options }) {
  const nodes = options.map(({ value, text, description }) =>
    h("option", { value }, description ? `${text} (${description})` : text),
  );
  return label ? h("optgroup", { label }, ...nodes) : nodes;
}
