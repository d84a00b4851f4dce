/** The list of places: channels, group conversations, the DM with the bot. */
import { h, icon, newId, reconcile } from "./dom.js";
import { keepingFocus } from "./focus.js";
import { channelTitle, currentUser, directChannel, isDirect, myChannels } from "./questions.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {{key: string, title: string, channel: string, current: boolean, unread: boolean, mark: string, about: About[]}} Item */
/** @typedef {"unread" | "private" | "shared" | "archived"} About what a screen reader tells of a place besides its name */

const LOCK = "M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z";
const SHARED = "M9 6L3 12l6 6 6-6zM15 6l-2 2M21 12l-6 6-2-2M15 6l6 6";

/** @type {Record<About, string>} */
const WORDS = { unread: "ongelezen", private: "besloten", shared: "gedeeld met mensen van buiten", archived: "gearchiveerd" };

/** @param {HTMLElement} root @param {import("./navigation.js").Navigation} navigation @param {import("./reads.js").Reads} reads */
export function createChannels(root, navigation, reads) {
  const ids = Object.fromEntries(Object.keys(WORDS).map((about) => [about, newId(about)]));
  const direct = h("ul");
  const channels = h("ul");
  root.append(
    h("h2", {}, "Rechtstreeks"), direct, h("h2", {}, "Kanalen"), channels,
    ...Object.entries(WORDS).map(([about, words]) => h("span", { id: ids[about], hidden: true }, words)),
  );
  root.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return; // a new window is asked for
    event.preventDefault();
    navigation.open({ channel: link.dataset.channel });
  });

  /** @param {Item} item */
  function entry({ title, channel, current, unread, mark, about }) {
    const link = h(
      "a",
      {
        href: navigation.address({ channel }),
        class: unread ? "unread" : "",
        "data-channel": channel,
        "data-focus": channel,
        "aria-label": title,
        "aria-current": current ? "page" : null,
        "aria-describedby": about.length ? about.map((what) => ids[what]).join(" ") : null,
      },
      mark === "bot" ? h("img", { src: "vaandel.svg", alt: "", width: 18, height: 18 }) : mark === "lock" ? icon(LOCK) : h("span", { class: "hash" }, mark),
      h("span", { class: "channel-name" }, title.replace(/^#/, "")),
      about.includes("shared") && icon(SHARED),
      unread && h("span", { class: "dot" }),
    );
    return h("li", {}, link);
  }

  /** @param {HTMLElement} list @param {Item[]} items @param {string} me */
  function fill(list, items, me) {
    keepingFocus(list, () =>
      reconcile(list, items, { key: ({ key }) => key, signature: (item) => JSON.stringify([me, item]), create: entry }),
    );
  }

  /** @param {State} state */
  function render(state) {
    const bot = state.workspace?.bot.name ?? "";
    const unread = reads.isUnread(state.me, directChannel(state, currentUser(state)));
    fill(direct, [{ key: "@bot", title: bot, channel: "@bot", current: isDirect(state), unread, mark: "bot", about: unread ? ["unread"] : [] }], state.me);
    fill(channels, myChannels(state).map((channel) => ({
      key: channel.id,
      title: channelTitle(state, channel),
      channel: channel.name,
      current: state.place.channel === channel.name,
      unread: reads.isUnread(state.me, channel),
      mark: channel.kind === "mpim" ? "•" : channel.is_private ? "lock" : "#",
      about: aboutOf(channel, reads.isUnread(state.me, channel)),
    })), state.me);
  }

  return { render };
}

/** @param {import("./types.js").Channel} channel @param {boolean} unread @returns {About[]} */
function aboutOf(channel, unread) {
  /** @type {(About | false)[]} */
  const all = [unread && "unread", channel.kind === "channel" && channel.is_private && "private", channel.is_shared && "shared", channel.is_archived && "archived"];
  return all.flatMap((about) => about || []);
}
