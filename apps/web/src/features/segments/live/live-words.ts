import { formatInstant } from "../../../ui/format/time.ts";

interface Live {
  readonly state: string;
  readonly since: string;
}

/** Whether the members are kept up to date; while nobody keeps them, the number is counted again. */
export function liveWords(live: Pick<Live, "state"> | null | undefined): string {
  if (!live) return "counted again every 10 s";
  if (live.state === "starting") return "first members being recorded";
  return live.state === "stopped" ? "not kept up to date now" : "live";
}

/** Since when it is known who was in: "Known since 22 Nov 2026, 15:31". */
export function sinceWords({ since }: Pick<Live, "since">, zone: string): string {
  return `Known since ${formatInstant(since, zone)}`;
}

/** Words for readers, changed at most once a minute. */
export const speakEveryMs = 60_000;
