/** Who you are: the picker. */
import { h, newId, setText } from "./dom.js";
import { currentUser, people } from "./questions.js";

/** @typedef {import("./store.js").State} State */

/** @param {HTMLElement} root @param {import("./navigation.js").Navigation} navigation */
export function createPeople(root, navigation) {
  const [field, about] = [newId("me"), newId("about")];
  const select = h("select", { id: field, "aria-describedby": about });
  const description = h("span", { id: about, class: "about" });
  root.append(h("label", { for: field }, "Je bent"), select, description);
  select.addEventListener("change", () => navigation.become(select.value));
  let shown = "";

  /** @param {State} state */
  function render(state) {
    const everybody = people(state);
    const signature = JSON.stringify(everybody.map(({ key, name, is_guest }) => [key, name, is_guest]));
    if (signature !== shown) {
      select.replaceChildren(...everybody.map(({ key, name, is_guest }) => h("option", { value: key }, is_guest ? `${name} (gast)` : name)));
      shown = signature;
    }
    if (select.value !== state.me) select.value = state.me;
    const me = currentUser(state);
    const groups = state.workspace?.user_groups.filter(({ members }) => me && members.includes(me.id)).map(({ handle }) => `@${handle}`) ?? [];
    setText(description, [me?.title, me?.is_guest && "gast", ...groups].filter(Boolean).join(" · "));
  }

  return { render };
}
