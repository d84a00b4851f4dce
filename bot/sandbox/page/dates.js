/** Dates and times in Dutch, in the workspace's time zone (not in that of this computer). */

/** @type {Map<string, Intl.DateTimeFormat>} making one is slow, using it is fast */
const formats = new Map();

/** @param {Date} moment @param {string} timezone @param {Intl.DateTimeFormatOptions} options */
export function formatted(moment, timezone, options) {
  return formatFor("nl-NL", timezone, options).format(moment);
}

/** @param {string} locale @param {string} timeZone @param {Intl.DateTimeFormatOptions} options */
function formatFor(locale, timeZone, options) {
  const key = JSON.stringify([locale, timeZone, options]);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, { timeZone, hourCycle: "h23", ...options })));
  return format;
}

/** "dinsdag 8 december 2026" @param {Date} moment @param {string} timezone */
export const longDate = (moment, timezone) =>
  formatted(moment, timezone, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** "di 8 dec" @param {Date} moment @param {string} timezone */
export const shortDate = (moment, timezone) =>
  formatted(moment, timezone, { weekday: "short", day: "numeric", month: "short" }).replaceAll(".", "");

/** "10:00" @param {Date} moment @param {string} timezone */
export const clockTime = (moment, timezone) => formatted(moment, timezone, { hour: "2-digit", minute: "2-digit" });

/** A message's `ts` ("1765184400.000100") as a moment. @param {string} ts */
export const momentOf = (ts) => new Date(Number(ts) * 1000);

/** @param {Date} moment @param {string} timezone */
export function partsOf(moment, timezone) {
  const format = formatFor("en-GB", timezone, {
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.year, month: parts.month, day: parts.day, hour: parts.hour, minute: parts.minute, second: parts.second };
}

/** @type {Map<string, string>} a list of messages asks for the same days again and again */
const days = new Map();

const QUARTER = 15 * 60_000; // no clock anywhere changes its day within one

/** "2026-12-08", to compare days @param {Date} moment @param {string} timezone */
export function localDate(moment, timezone) {
  const key = `${timezone} ${Math.floor(moment.getTime() / QUARTER)}`;
  let day = days.get(key);
  if (!day) {
    const { year, month, day: number } = partsOf(moment, timezone);
    days.set(key, (day = [year, String(month).padStart(2, "0"), String(number).padStart(2, "0")].join("-")));
  }
  return day;
}

/**
 * The moment at which the clocks of `timezone` show this date and time; parts may run over
 * (day 32 is the first of the next month).
 * @param {{year: number, month: number, day: number, hour?: number, minute?: number}} local
 * @param {string} timezone
 */
export function fromLocal({ year, month, day, hour = 0, minute = 0 }, timezone) {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  // Twice: the first guess may lie on the other side of a clock change.
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const shown = partsOf(new Date(guess), timezone);
    guess += wanted - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  }
  return new Date(guess);
}
