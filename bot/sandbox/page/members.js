/** Who is in a channel: the number, and the names when you ask for them. */
import { h } from "./dom.js";
import { userById } from "./questions.js";

/** @param {import("./store.js").State} state @param {import("./types.js").Channel} channel */
export function membersNode(state, channel) {
  const members = channel.members.flatMap((id) => userById(state, id) ?? []);
  const node = h(
    "details",
    { class: "members" },
    h("summary", { class: "badge" }, members.length === 1 ? "1 lid" : `${members.length} leden`),
    h("ul", { "aria-label": "Leden" }, ...members.map((user) => memberNode(state, user))),
  );
  const outside = (/** @type {Event} */ event) => {
    if (!node.contains(/** @type {Node} */ (event.target))) node.open = false;
  };
  node.addEventListener("toggle", () => {
    if (node.open) document.addEventListener("pointerdown", outside);
    else document.removeEventListener("pointerdown", outside);
  });
  node.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !node.open) return;
    node.open = false;
    node.firstElementChild.focus();
  });
  node.addEventListener("focusout", (/** @type {FocusEvent} */ event) => {
    if (event.relatedTarget && !node.contains(event.relatedTarget)) node.open = false;
  });
  return node;
}

/** @param {import("./store.js").State} state @param {import("./types.js").User} user */
function memberNode({ workspace }, { id, name, title, is_bot: isBot, is_guest: isGuest }) {
  const groups = workspace?.user_groups.filter(({ members }) => members.includes(id)).map(({ handle }) => `@${handle}`) ?? [];
  return h(
    "li",
    {},
    h("span", { class: "member-name" }, name),
    isBot && h("span", { class: "badge" }, "bot"),
    isGuest && h("span", { class: "badge guest" }, "gast"),
    h("span", { class: "hint" }, [title, ...groups].filter(Boolean).join(" · ")),
  );
}
