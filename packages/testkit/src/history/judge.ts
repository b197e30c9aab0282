import type { Entry } from "./history.ts";

/** What a history shows. Lost, unexpected, duplicated and inverted must be empty; the rest is to be reported. */
export interface Verdict {
  /** Acknowledged and not there, though nobody left it out for a reason. */
  readonly lost: readonly string[];
  /** There, though nobody attempted it, or though it was answered as surely not done. */
  readonly unexpected: readonly string[];
  /** There more than once. */
  readonly duplicated: readonly string[];
  /** There before one of the same lane that was acknowledged before it was attempted. */
  readonly inverted: readonly string[];
  /** There without having been acknowledged: its attempt failed for the client only. */
  readonly recovered: number;
  readonly attempted: number;
  readonly acknowledged: number;
  readonly seen: number;
  /** Attempted and without any answer in the history, not even "nobody knows". */
  readonly open: readonly string[];
}

/** Compares what was acknowledged with what is there. Several attempts of one id are one thing. */
export function judge(entries: readonly Entry[]): Verdict {
  const of = (op: Entry["op"]) => new Set(entries.filter((entry) => entry.op === op).map(({ id }) => id));
  const [attempted, acknowledged, failed, unknown, skipped] = [
    of("invoke"),
    of("ok"),
    of("fail"),
    of("info"),
    of("skipped"),
  ];
  const seen = Map.groupBy(
    entries.filter(({ op }) => op === "seen"),
    ({ id }) => id,
  );
  const refused = failed.difference(acknowledged).difference(unknown);
  const there = new Set(seen.keys());
  return {
    lost: [...acknowledged.difference(there).difference(skipped)],
    unexpected: [...there.difference(attempted), ...there.intersection(refused)],
    duplicated: [...seen].filter(([, times]) => times.length > 1).map(([id]) => id),
    inverted: inversions(entries),
    recovered: there.intersection(attempted).difference(acknowledged).size,
    attempted: attempted.size,
    acknowledged: acknowledged.size,
    seen: there.size,
    open: [...attempted.difference(acknowledged).difference(failed).difference(unknown)],
  };
}

/**
 * Within a lane, what was invoked after another was acknowledged must be seen after it. Attempts that overlap have no
 * order. In the order of the lines, not by clocks: one history has one writer for a lane.
 */
function inversions(entries: readonly Entry[]): string[] {
  const lanes = Map.groupBy(
    entries.filter(({ lane }) => lane !== undefined),
    ({ lane }) => lane,
  );
  const inverted: string[] = [];
  for (const lane of lanes.values()) {
    const done = new Map<string, number>();
    const begun = new Map<string, number>();
    let acknowledged = 0;
    for (const { op, id } of lane) {
      if (op === "invoke" && !begun.has(id)) begun.set(id, acknowledged);
      if (op === "ok" && !done.has(id)) done.set(id, ++acknowledged);
    }
    // The latest acknowledgement-count that something seen so far had waited for: nothing acknowledged up to it may follow.
    let waitedFor = 0;
    for (const { op, id } of lane) {
      if (op !== "seen") continue;
      const order = done.get(id);
      if (order !== undefined && order <= waitedFor) inverted.push(id);
      waitedFor = Math.max(waitedFor, begun.get(id) ?? 0);
    }
  }
  return inverted;
}

/** True when nothing is lost, unexpected, duplicated or out of order. */
export function holds({ lost, unexpected, duplicated, inverted }: Verdict): boolean {
  return [lost, unexpected, duplicated, inverted].every(({ length }) => length === 0);
}

/** One line for people: the figures, and the first few of what must not be. */
export function words(verdict: Verdict): string {
  const bad = (["lost", "unexpected", "duplicated", "inverted"] as const)
    .filter((name) => verdict[name].length > 0)
    .map((name) => `${verdict[name].length} ${name} (${verdict[name].slice(0, 5).join(", ")})`);
  const { attempted, acknowledged, seen, recovered } = verdict;
  return `${attempted} attempted, ${acknowledged} acknowledged, ${seen} there, ${recovered} recovered: ${bad.join("; ") || "holds"}`;
}
