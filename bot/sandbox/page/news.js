/** Who else has something new from the bot: one click and you are them. */
import { h, newId, reconcile } from "./dom.js";
import { keepingFocus } from "./focus.js";
import { people } from "./questions.js";
import { hasNews } from "./reads.js";

/** @param {HTMLElement} root @param {import("./navigation.js").Navigation} navigation @param {import("./reads.js").Reads} reads */
export function createNews(root, navigation, reads) {
  const title = newId("news");
  const list = h("ul", { "aria-labelledby": title });
  const box = h("div", { class: "news", hidden: true }, h("h2", { id: title }, "Nieuw voor anderen"), list);
  root.append(box);

  /** @param {import("./types.js").User} user */
  function entry({ key, name }) {
    const become = () => navigation.go(key, { channel: "@bot" });
    return h("li", {}, h("button", { type: "button", title: `Bekijk dit als ${name}`, "data-focus": key, onclick: become }, name));
  }

  /** @param {import("./store.js").State} state */
  function render(state) {
    const others = people(state).filter((user) => user.key !== state.me && hasNews(state, reads, user));
    box.hidden = others.length === 0;
    keepingFocus(list, () => reconcile(list, others, { key: ({ key }) => key, signature: ({ name }) => name, create: entry }));
  }

  return { render };
}
