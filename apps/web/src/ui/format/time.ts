import { locale } from "./number.ts";

const cache = new Map<string, Intl.DateTimeFormat>();
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const found = cache.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(locale, options);
  cache.set(key, made);
  return made;
}

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
// The runtime writes "Sept"; the product keeps every month at three letters so that columns line up.
const tidy = (text: string): string => text.replace(/Sept\b/, "Sep");
const print = (at: string | number | Date, options: Intl.DateTimeFormatOptions): string =>
  tidy(formatter(options).format(new Date(at)));

/** "08:40" in the zone. */
export function formatTime(at: string | Date, zone: string): string {
  return print(at, { ...clock, timeZone: zone });
}

/** "08:40:07": for what arrives by the second. */
export function formatSeconds(at: string | Date, zone: string): string {
  return print(at, { ...clock, second: "2-digit", timeZone: zone });
}

/** "Thu 19 Nov", with the year when `year`. */
export function formatDay(at: string | number | Date, zone: string, year = false): string {
  return print(at, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(year && { year: "numeric" }),
    timeZone: zone,
  }).replace(",", "");
}

/** "19 Nov 2026". */
export function formatDate(at: string | number | Date, zone: string): string {
  return print(at, { day: "numeric", month: "short", year: "numeric", timeZone: zone });
}

/** "Thursday 19 November 2026", for day headers and full dates on focus. */
export function formatLongDay(at: string | number | Date, zone: string, year = true): string {
  return print(at, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(year && { year: "numeric" }),
    timeZone: zone,
  }).replace(",", "");
}

/** "19 Nov 2026, 08:40". */
export function formatInstant(at: string | Date, zone: string): string {
  return `${formatDate(at, zone)}, ${formatTime(at, zone)}`;
}

/** Has anything been read into the engine by this time? An empty workspace's data is as of the epoch. */
export function isRead(asOf: string): boolean {
  return Date.parse(asOf) > 0;
}

/** A date-only value, "YYYY-MM-DD" → "19 Nov 2026". It has no zone and must not be given one. */
export function formatCalendarDay(day: string): string {
  return formatDate(`${day}T12:00:00Z`, "UTC");
}

/** Local calendar day of an instant as "YYYY-MM-DD". */
export function localDay(at: string | number | Date, zone: string): string {
  const parts = formatter({ year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone }).formatToParts(
    new Date(at),
  );
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** The zone's city: "Europe/Berlin" → "Berlin". */
export function zoneName(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** "3 min ago", "2 h ago", "5 d ago"; the absolute time belongs beside it on focus. */
export function formatAgo(at: string | Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - new Date(at).getTime()) / 1000));
  if (seconds < 60) return "just now";
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

/** A half-open span of instants as whole days: "26 Oct – 22 Nov 2026". `to` is exclusive. */
export function formatSpan(from: string, to: string, zone: string): string {
  const last = new Date(new Date(to).getTime() - 1);
  const sameDay = localDay(from, zone) === localDay(last, zone);
  if (sameDay) return formatDate(from, zone);
  const sameYear = localDay(from, zone).slice(0, 4) === localDay(last, zone).slice(0, 4);
  const start = print(from, { day: "numeric", month: "short", ...(!sameYear && { year: "numeric" }), timeZone: zone });
  return `${start} – ${formatDate(last, zone)}`;
}
