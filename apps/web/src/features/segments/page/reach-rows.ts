import type { ReachState, SegmentReachQuery } from "../../../gql/graphql.ts";
import { formatNumber } from "../../../ui/format/number.ts";
import { nounTitle } from "../../../values/nouns.ts";

type Channel = NonNullable<NonNullable<SegmentReachQuery["workspace"]>["segment"]>["population"]["reach"][number];

export interface ReachRow {
  readonly channel: string;
  readonly reachable: Channel["parts"][number];
  /** What stops the others, most first; states that stop nobody are left out. */
  readonly stopped: readonly { readonly state: ReachState; readonly size: number }[];
}

/** One row per channel, the one that reaches most first. */
export function reachRows(reach: readonly Channel[]): readonly ReachRow[] {
  return reach
    .flatMap(({ channel, parts }) => {
      const reachable = parts.find(({ state }) => state === "reachable");
      const stopped = parts
        .filter(({ state, size }) => state !== "reachable" && size > 0)
        .toSorted((a, b) => b.size - a.size);
      return reachable ? [{ channel, reachable, stopped }] : [];
    })
    .toSorted((a, b) => b.reachable.size - a.reachable.size || (a.channel < b.channel ? -1 : 1));
}

const reasons: Readonly<Record<ReachState, string>> = {
  reachable: "reachable",
  noAddress: "without an address",
  noConsent: "without consent",
  unsubscribed: "unsubscribed",
};

/** "Email: 7,410 without consent, 3,910 without an address". */
export function unreachedWords({ channel, stopped }: ReachRow): string {
  return `${channelTitle(channel)}: ${stopped.map(({ state, size }) => `${formatNumber(size)} ${reasons[state]}`).join(", ")}`;
}

export const channelTitle = (channel: string): string => (channel === "sms" ? "SMS" : nounTitle(channel));
