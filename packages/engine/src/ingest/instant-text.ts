const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const formats = new Map<string, Intl.DateTimeFormat>();
const starts = new Map<string, number>();

/**
 * Milliseconds of an ISO 8601 instant or date, else undefined. A date is the start of that day in `zone`; an instant
 * without an offset is UTC.
 */
export function instantOf(text: string, zone: string): number | undefined {
  const first = text.charCodeAt(0);
  if (text.length < 10 || text.length > 35 || first < 48 || first > 57) return undefined;
  const match = iso.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = "0", fraction = "0", offset = "Z"] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12) return undefined;
  if (hour === undefined) return startOfDay(date, zone);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const time =
    (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1000 + Number(`${fraction}000`.slice(0, 3));
  return date + time - offsetOf(offset);
}

function offsetOf(offset: string): number {
  if (offset === "Z") return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset[0] === "-" ? -minutes : minutes) * 60_000;
}

/** The first instant of a calendar day (given as its midnight in UTC) in a zone; a gap at midnight gives its end. */
export function startOfDay(utcMidnight: number, zone: string): number {
  if (zone === "UTC") return utcMidnight;
  const key = `${zone} ${utcMidnight}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const before = utcMidnight - offsetAt(utcMidnight - 86_400_000, zone);
  const after = utcMidnight - offsetAt(utcMidnight + 86_400_000, zone);
  const fits = [before, after].filter((t) => t + offsetAt(t, zone) === utcMidnight);
  const start = fits.length > 0 ? Math.min(...fits) : Math.max(before, after);
  if (starts.size > 20_000) starts.clear();
  starts.set(key, start);
  return start;
}

function offsetAt(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(instant).map((p) => [p.type, Number(p.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(instant / 1000) * 1000;
}
