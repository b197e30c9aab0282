import { dimensionProperty } from "../insight/trend/lower/dimension.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import { metricNamed } from "../metrics/registry.ts";
import { listWords } from "../text/words.ts";
import type { Clock } from "../time/clock.ts";

const named = (version: number, initial: string): string => (version === 0 ? initial : `version ${version}`);

/** Which version of the workspace's decisions a trend was counted with. */
export function sessionNotes({ series, breakdown = [] }: TrendQuery, { sessions }: Clock): readonly string[] {
  const read = new Set([
    ...breakdown.map(dimensionProperty),
    ...series.flatMap(({ where = [] }) => where.map(({ property }) => property)),
  ]);
  const notes: string[] = [];
  if (read.has("session.channel"))
    notes.push(
      `Channels are told by the rules of the workspace: ${named(sessions?.channels.version ?? 0, "the default table")}.`,
    );
  if (read.has("session.bounce") || series.some(({ measure }) => metricNamed(measure).reads?.includes("bounce"))) {
    const { version, value } = sessions?.conversions ?? { version: 0, value: [] };
    const events = value.length === 0 ? "no event is one" : listWords(value, "and");
    notes.push(
      `A bounce has one page and no conversion; by the tracking plan (${named(version, "not saved yet")}), ${value.length === 0 ? events : `conversions are ${events}`}.`,
    );
  }
  return notes;
}
