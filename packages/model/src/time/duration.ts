import { Temporal } from "temporal-polyfill";

/** Calendar (`P7D`, `P1M`) and exact (`PT168H`) durations are two units, never converted into each other. */
export type Duration =
  | { readonly kind: "calendar"; readonly years: number; readonly months: number; readonly days: number }
  | { readonly kind: "exact"; readonly ms: number };

const shape =
  /^P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/;
const maxDays = 366 * 200;

/** `undefined` for what is no ISO 8601 duration, is longer than 200 years, is zero, or mixes calendar and exact parts. */
export function parseDuration(text: string): Duration | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const ms = ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
  const allDays = (weeks ?? 0) * 7 + (days ?? 0);
  const calendar = (years ?? 0) + (months ?? 0) + allDays > 0;
  if (calendar === ms > 0) return undefined;
  if ((years ?? 0) * 366 + (months ?? 0) * 31 + allDays + ms / 86_400_000 > maxDays) return undefined;
  return calendar ? { kind: "calendar", years: years ?? 0, months: months ?? 0, days: allDays } : { kind: "exact", ms };
}

/** The same local time that much earlier (-1) or later (1): month ends clamp, a gap takes the later, an overlap the earlier instant. */
export function shift(instant: number, duration: Duration, direction: 1 | -1, zone: string): number {
  if (duration.kind === "exact") return instant + direction * duration.ms;
  const { years, months, days } = duration;
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  const moved = local.add({ years: direction * years, months: direction * months, days: direction * days });
  return moved.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** Rough length in milliseconds: for ordering the two edges of a window, never for counting. */
export function roughLength(duration: Duration): number {
  if (duration.kind === "exact") return duration.ms;
  return (duration.years * 365.25 + duration.months * 30.4375 + duration.days) * 86_400_000;
}

const plural = (n: number, word: string): string[] => (n === 0 ? [] : [`${n} ${word}${n === 1 ? "" : "s"}`]);

/** "7 days", "1 year 2 months", "168 hours (exact)". */
export function describeDuration(duration: Duration): string {
  if (duration.kind === "calendar") {
    const { years, months, days } = duration;
    return [...plural(years, "year"), ...plural(months, "month"), ...plural(days, "day")].join(" ");
  }
  const seconds = duration.ms / 1000;
  const parts = [
    ...plural(Math.floor(seconds / 3600), "hour"),
    ...plural(Math.floor((seconds % 3600) / 60), "minute"),
    ...plural(seconds % 60, "second"),
  ];
  return `${parts.join(" ")} (exact)`;
}
