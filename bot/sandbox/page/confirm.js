/** "Weet je het zeker?": Slack's confirmation dialog. */
import { h, newId } from "./dom.js";
import { plain, textNodes } from "./blocks/text.js";

/**
 * Ask, and answer whether the person said yes.
 * @param {any} question Slack's confirm object @param {import("./text/special.js").Lookup} lookup
 * @returns {Promise<boolean>}
 */
export function confirmed(question, lookup) {
  const [title, text] = [newId("title"), newId("text")];
  const yes = h("button", { type: "button", class: `button ${question.style === "danger" ? "danger" : "primary"}` }, plain(question.confirm) || "Ja");
  const no = h("button", { type: "button", class: "button" }, plain(question.deny) || "Nee");
  const dialog = h(
    "dialog",
    { class: "confirm", role: "alertdialog", "aria-labelledby": title, "aria-describedby": text },
    h("h2", { id: title }, plain(question.title) || "Weet je het zeker?"),
    h("div", { id: text, class: "text" }, ...textNodes(question.text, lookup)),
    h("div", { class: "buttons" }, no, yes),
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    yes.addEventListener("click", () => dialog.close("yes"));
    no.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
    no.focus(); // the answer that changes nothing comes first under the fingers
  });
}
