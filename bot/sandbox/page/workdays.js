/** Where the buttons of the clock lead: Dutch working days at nine in the morning. */
import { fromLocal, partsOf } from "./dates.js";

const START_OF_DAY = 9;

/** @param {Date} now @param {string} timezone */
export function nextWorkingDay(now, timezone) {
  let days = 1;
  while (isFree(dayAfter(now, timezone, days), timezone)) days += 1;
  return dayAfter(now, timezone, days);
}

/** The first working day of next week. @param {Date} now @param {string} timezone */
export function nextWeek(now, timezone) {
  const { year, month, day } = partsOf(now, timezone);
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7; // Monday is 0
  let days = 7 - weekday;
  while (isFree(dayAfter(now, timezone, days), timezone)) days += 1;
  return dayAfter(now, timezone, days);
}

/** @param {Date} now @param {string} timezone @param {number} days */
function dayAfter(now, timezone, days) {
  const { year, month, day } = partsOf(now, timezone);
  return fromLocal({ year, month, day: day + days, hour: START_OF_DAY }, timezone);
}

/** Weekend or a public holiday on which a town hall is closed. @param {Date} moment @param {string} timezone */
function isFree(moment, timezone) {
  const { year, month, day } = partsOf(moment, timezone);
  const date = Date.UTC(year, month - 1, day);
  const weekday = new Date(date).getUTCDay();
  return weekday === 0 || weekday === 6 || holidays(year).has(date);
}

/** @param {number} year @returns {Set<number>} midnights in UTC */
function holidays(year) {
  const easter = easterSunday(year);
  const fixed = [[1, 1], [5, 5], [12, 25], [12, 26]].map(([month, day]) => Date.UTC(year, month - 1, day));
  const moving = [1, 39, 50].map((days) => easter + days * 86_400_000); // Easter Monday, Ascension, Whit Monday
  const kingsDay = Date.UTC(year, 3, 27);
  const onSunday = new Date(kingsDay).getUTCDay() === 0;
  return new Set([...fixed, ...moving, onSunday ? kingsDay - 86_400_000 : kingsDay]);
}

/** The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). @param {number} year */
function easterSunday(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
}
