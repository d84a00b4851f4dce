/** Slack's date formats (`<!date^…>`), in Dutch and in the workspace's time zone. */
import { formatted, localDate, partsOf } from "../dates.js";

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const FORMATS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { day: "numeric", month: "long", year: "numeric" },
  date_short: { day: "numeric", month: "short", year: "numeric" },
  date_long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

/**
 * @param {Date} moment
 * @param {string} format such as `{date_long} om {time}`
 * @param {{timezone: string, now: () => Date}} where
 */
export function slackDate(moment, format, { timezone, now }) {
  return format.replace(/\{([a-z_]+)\}/g, (whole, name) => {
    if (name === "ago") return ago(moment, now());
    const pretty = name.endsWith("_pretty") ? nearby(moment, now(), timezone) : null;
    if (pretty) return pretty;
    const options = FORMATS[name.replace(/_pretty$/, "")];
    if (!options) return whole;
    return name === "date_num" ? localDate(moment, timezone) : formatted(moment, timezone, options);
  });
}

/** @param {Date} moment @param {Date} now @param {string} timezone */
function nearby(moment, now, timezone) {
  const day = (/** @type {Date} */ date) => {
    const { year, month, day: number } = partsOf(date, timezone);
    return Date.UTC(year, month - 1, number) / 86_400_000;
  };
  const names = new Map([[-1, "gisteren"], [0, "vandaag"], [1, "morgen"]]);
  return names.get(day(moment) - day(now)) ?? null;
}

/** @param {Date} moment @param {Date} now */
function ago(moment, now) {
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  const units = /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([["day", 86_400], ["hour", 3600], ["minute", 60]]);
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat("nl", { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
