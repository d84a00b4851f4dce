/** The sandbox's clock: what time it is there, and going on to a later day or to what comes next. */
import { walkClock } from "./api.js";
import { clockTime, longDate, shortDate } from "./dates.js";
import { h, setText } from "./dom.js";
import { notify } from "./notices.js";
import { sandboxNow } from "./time.js";
import { sentenceFor } from "./trouble.js";
import { nextWeek, nextWorkingDay } from "./workdays.js";

/** @typedef {import("./store.js").State} State */

/** @param {HTMLElement} root @param {import("./store.js").Store} store */
export function createClock(root, store) {
  const [long, short, time] = [h("span", { class: "long" }), h("span", { class: "short" }), h("span", { class: "time" })];
  const still = h("span", { class: "still", hidden: true }, "de klok staat stil");
  const shown = h("p", { class: "now" }, long, short, " ", time, still);
  const day = goButton("Volgende werkdag", "Werkdag", nextWorkingDay);
  const week = goButton("Volgende week", "Week", nextWeek);
  const event = goButton("Volgende gebeurtenis", "Gebeurtenis", nextEvent);
  const bar = h("progress", { max: 1, value: 0, "aria-label": "De klok loopt" });
  const walking = h("div", { class: "walking", role: "status", hidden: true }, h("span", { class: "walking-text" }), bar);
  root.append(shown, h("div", { class: "clock-buttons" }, day, week, event), walking);

  const zone = () => store.get().workspace?.workspace.timezone ?? "UTC";

  /** What a bot has planned, where it told. @param {Date} now */
  function nextEvent(now) {
    const planned = store.get().workspace?.clock.next_event;
    const moment = planned ? new Date(planned) : null;
    return moment && moment > now ? moment : null;
  }

  /** @param {string} label @param {string} brief @param {(now: Date, timezone: string) => Date | null} target */
  function goButton(label, brief, target) {
    const button = h(
      "button",
      { type: "button", class: "bar-button", "aria-label": label },
      h("span", { class: "long" }, label), h("span", { class: "short", "aria-hidden": "true" }, brief), h("span", { "aria-hidden": "true" }, " ▸"),
    );
    const describe = () => {
      const to = target(sandboxNow(store.get()), zone());
      button.title = to ? `Zet de klok op ${longDate(to, zone())}, ${clockTime(to, zone())}` : "Er staat niets gepland";
    };
    button.addEventListener("pointerenter", describe);
    button.addEventListener("focus", describe);
    button.addEventListener("click", () => walk(target(sandboxNow(store.get()), zone())));
    return button;
  }

  /** @param {Date | null} to */
  async function walk(to) {
    if (!to || store.get().walk) return; // one walk at a time: the second would start from nowhere
    store.set({ walk: { from: sandboxNow(store.get()).getTime(), to: to.getTime() } });
    try {
      await walkClock({ to: to.toISOString() });
    } catch (problem) {
      notify(sentenceFor(problem));
    } finally {
      store.set({ walk: null });
    }
  }

  function tick() {
    const state = store.get();
    const now = sandboxNow(state);
    setText(long, longDate(now, zone()));
    setText(short, shortDate(now, zone()));
    setText(time, clockTime(now, zone()));
    const { walk: trip } = state;
    event.setAttribute("aria-disabled", String(Boolean(trip) || !nextEvent(now)));
    if (trip) bar.value = Math.min(1, Math.max(0, (now.getTime() - trip.from) / (trip.to - trip.from)));
  }

  /** @param {State} state */
  function render(state) {
    const { walk: trip } = state;
    still.hidden = Boolean(trip) || state.workspace?.clock.running !== false;
    walking.hidden = !trip;
    for (const button of [day, week]) button.setAttribute("aria-disabled", String(Boolean(trip)));
    if (trip) setText(walking.firstElementChild, `De klok loopt naar ${shortDate(new Date(trip.to), zone())}, ${clockTime(new Date(trip.to), zone())}`);
    tick();
  }

  setInterval(tick, 1000);
  return { render };
}
