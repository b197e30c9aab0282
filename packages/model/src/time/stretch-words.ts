import { addDays, dayOf, edgesOf, isDay, startOfDay } from "./day.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "1 Oct 2026" of a calendar day `YYYY-MM-DD`. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

function momentWords(instant: number, zone: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(instant);
  return `${dayWords(dayOf(instant, zone))}, ${time}`;
}

/** A day or an instant of a definition as people read it: "1 Oct 2026", "1 Oct 2026, 14:30 (Europe/Dublin)". */
export function pointWords(text: string, zone: string): string {
  if (isDay(text)) return dayWords(text);
  const instant = edgesOf(text, zone)?.start;
  return instant === undefined ? text : `${momentWords(instant, zone)} (${zone})`;
}

function isMidnight(instant: number, zone: string): boolean {
  return startOfDay(dayOf(instant, zone), zone) === instant;
}

const lastDay = (to: number, zone: string): string => addDays(dayOf(to, zone), -1);

/** The two ends of [from, to) in milliseconds: whole local days as days, ends inclusive ("1 Jan", "31 Dec 2026"). */
function endsWords(from: number, to: number, zone: string): readonly [string, string] {
  if (!isMidnight(from, zone) || !isMidnight(to, zone))
    return [momentWords(from, zone), `${momentWords(to, zone)} (${zone})`];
  const [first, last] = [dayWords(dayOf(from, zone)), dayWords(lastDay(to, zone))];
  const year = last.slice(-5);
  return [first !== last && first.endsWith(year) ? first.slice(0, -5) : first, last];
}

/** "1 Jan to 31 Dec 2026", or "1 Jan 2026" of one day. */
export function rangeWords(from: number, to: number, zone: string): string {
  const [first, last] = endsWords(from, to, zone);
  return first === last ? first : `${first} to ${last}`;
}

/** Completes what was done: "between 1 Oct and 31 Oct 2026", "on 1 Oct 2026", "since ...", "until ..."; "" for ever. */
export function stretchWords(from: number | undefined, to: number | undefined, zone: string): string {
  if (from !== undefined && to !== undefined) {
    const [first, last] = endsWords(from, to, zone);
    return first === last ? `on ${first}` : `between ${first} and ${last}`;
  }
  if (from !== undefined)
    return isMidnight(from, zone)
      ? `since ${dayWords(dayOf(from, zone))}`
      : `since ${momentWords(from, zone)} (${zone})`;
  if (to === undefined) return "";
  return isMidnight(to, zone) ? `until ${dayWords(lastDay(to, zone))}` : `before ${momentWords(to, zone)} (${zone})`;
}
