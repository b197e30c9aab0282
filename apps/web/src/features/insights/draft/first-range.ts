import type { Range } from "@throughline/model";
import { defaultRange, writeRange } from "../../../app/url/bar.ts";

const dayMs = 86_400_000;
const quietDays = 1;

/**
 * The range a first visit asks for, as the URL has it: null for the usual one, else the 28 days up to the last recorded day
 * where nothing has arrived for longer than a day. Days without data are not days on which nothing happened.
 */
export function firstRange(recordedUntil: string | null, zone: string, now = Date.now()): string | null {
  if (recordedUntil === null || !("last" in defaultRange)) return null;
  const last = localDay(Date.parse(recordedUntil), zone);
  const today = localDay(now, zone);
  if (Date.parse(today) - Date.parse(last) <= quietDays * dayMs) return null;
  const from = new Date(Date.parse(last) - (defaultRange.last - 1) * dayMs).toISOString().slice(0, 10);
  const range: Range = { from, to: last };
  return writeRange(range);
}

/** The calendar day of an instant, YYYY-MM-DD. */
function localDay(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}
