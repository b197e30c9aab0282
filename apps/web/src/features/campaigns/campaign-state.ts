import { formatCalendarDay } from "../../ui/format/time.ts";

export type CampaignState = "planned" | "running" | "ended" | "undated";

interface Dates {
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
}

/** Where a campaign stands on a calendar day of the workspace; both of its days belong to it. */
export function campaignState({ startsOn, endsOn }: Dates, today: string): CampaignState {
  if (!startsOn && !endsOn) return "undated";
  if (startsOn && today < startsOn) return "planned";
  if (endsOn && today > endsOn) return "ended";
  return "running";
}

/** "Ended 20 Nov 2026", "Running until …", "Starts …". */
export function stateWords(dates: Dates, today: string): string {
  const state = campaignState(dates, today);
  if (state === "planned") return `Starts ${formatCalendarDay(dates.startsOn ?? today)}`;
  if (state === "ended") return `Ended ${formatCalendarDay(dates.endsOn ?? today)}`;
  if (state === "running") return dates.endsOn ? `Running until ${formatCalendarDay(dates.endsOn)}` : "Running";
  return "No dates";
}

/** "6 Nov – 20 Nov 2026". */
export function dateWords({ startsOn, endsOn }: Dates): string {
  if (!startsOn && !endsOn) return "No dates recorded";
  if (!startsOn) return `until ${formatCalendarDay(endsOn ?? "")}`;
  if (!endsOn) return `from ${formatCalendarDay(startsOn)}`;
  const start = formatCalendarDay(startsOn);
  const sameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4);
  return `${sameYear ? start.replace(/ \d{4}$/, "") : start} – ${formatCalendarDay(endsOn)}`;
}

/** Whole days from first to last, both counted. Null when a day is missing. */
export function daysLong({ startsOn, endsOn }: Dates): number | null {
  if (!startsOn || !endsOn) return null;
  return Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000) + 1;
}

/** The days of moved demo data as they were: "originally 30 Oct – 24 Dec 2017". Undefined where nothing was moved. */
export function originalDates({
  originalStartsOn,
  originalEndsOn,
}: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof originalStartsOn !== "string" || typeof originalEndsOn !== "string") return undefined;
  return `originally ${dateWords({ startsOn: originalStartsOn, endsOn: originalEndsOn })}`;
}
