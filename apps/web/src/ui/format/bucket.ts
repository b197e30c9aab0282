import { formatDate, formatDay, localDay } from "./time.ts";

/** One interval of a series as people say it. Axis and tooltip use this one place. */
export interface BucketLabel {
  /** For the axis: "26 Oct", "14:00", "Oct", "2026". */
  readonly tick: string;
  /** For the tooltip and speech: "Thu 19 Nov", "week of 16 Nov", "November 2026". */
  readonly full: string;
  /** First of a new day, month or year: the tick is printed semibold. */
  readonly starts: boolean;
}

const format = (at: string, zone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone }).format(new Date(at)).replace(/Sept\b/, "Sep");

/** Labels of a bucket that starts at `start`; `before` is the start of the bucket before it. */
export function bucketLabel(start: string, before: string | undefined, interval: string, zone: string): BucketLabel {
  const day = localDay(start, zone);
  const last = before === undefined ? undefined : localDay(before, zone);
  const newMonth = last !== undefined && last.slice(0, 7) !== day.slice(0, 7);
  const newYear = last !== undefined && last.slice(0, 4) !== day.slice(0, 4);
  const short = format(start, zone, { day: "numeric", month: "short" });
  switch (interval) {
    case "hour": {
      const time = format(start, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
      const newDay = last !== undefined && last !== day;
      return { tick: newDay ? short : time, full: `${formatDay(start, zone)}, ${time}`, starts: newDay };
    }
    case "week":
      return { tick: short, full: `week of ${formatDate(start, zone)}`, starts: newMonth };
    case "month":
      return {
        tick: newYear ? day.slice(0, 4) : format(start, zone, { month: "short" }),
        full: format(start, zone, { month: "long", year: "numeric" }),
        starts: newYear,
      };
    case "quarter": {
      const quarter = `Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
      return { tick: newYear ? day.slice(0, 4) : quarter, full: `${quarter} ${day.slice(0, 4)}`, starts: newYear };
    }
    case "year":
      return { tick: day.slice(0, 4), full: day.slice(0, 4), starts: false };
    default:
      return { tick: short, full: formatDay(start, zone), starts: newMonth };
  }
}
