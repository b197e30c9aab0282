import { formatDate, formatTime } from "../../../ui/format/time.ts";

interface Live {
  readonly state: string;
  readonly asOf: string;
  readonly since: string;
}

/** Whether the members are kept up to date, and since when they are known. */
export function liveWords({ state, since }: Live, zone: string): string {
  const known = `known since ${formatDate(since, zone)}, ${formatTime(since, zone)}`;
  if (state === "starting") return "Its first members are being recorded";
  if (state === "stopped") return `Not kept up to date now, ${known}`;
  return `Kept up to date, ${known}`;
}

/** Words for readers, changed at most once a minute. */
export const speakEveryMs = 60_000;
