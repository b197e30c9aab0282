import { randomUUID } from "node:crypto";
import type { Cut } from "@throughline/engine/client";
import type { MembershipChange, MembershipLease, MembershipStore, SegmentProgress } from "@throughline/sources";
import type { Followed, Reached } from "./followed.ts";

/** Another worker records here now. */
export class NotOurs extends Error {
  override readonly name = "NotOurs";
}

const changesAtOnce = 2_000;

/** Writes what happened at one cut: in parts when it is much, and only the last part says that the cut is reached. */
export class Recorder {
  readonly #store: MembershipStore;

  constructor(store: MembershipStore) {
    this.#store = store;
  }

  /**
   * Answers the segments that were defined anew or archived meanwhile: of these nothing is recorded any more. Throws
   * NotOurs.
   */
  async record(
    lease: MembershipLease,
    cut: Cut,
    segments: readonly Followed[],
    changes: readonly MembershipChange[],
  ): Promise<ReadonlySet<string>> {
    const stale = new Set<string>();
    const parts = Math.max(1, Math.ceil(changes.length / changesAtOnce));
    for (let part = 0; part < parts; part++) {
      const some = changes.slice(part * changesAtOnce, (part + 1) * changesAtOnce);
      await this.#part(lease, cut, segments, some, part === parts - 1, stale);
    }
    return stale;
  }

  async #part(
    lease: MembershipLease,
    cut: Cut,
    segments: readonly Followed[],
    changes: readonly MembershipChange[],
    last: boolean,
    stale: Set<string>,
  ): Promise<void> {
    const touched = new Set(changes.map(({ segmentId }) => segmentId));
    const id = randomUUID();
    for (;;) {
      const named = segments.filter((one) => !stale.has(one.id) && (last || touched.has(one.id)));
      if (named.length === 0) return;
      const done = await this.#store.record(lease, {
        id,
        segments: named.map((one) => progressOf(one, cut, last)),
        changes: changes.filter(({ segmentId }) => !stale.has(segmentId)),
      });
      if (done.recorded) {
        if (last) for (const one of named) one.reached = reachedAt(one, cut);
        return;
      }
      if (done.refused === "epoch") throw new NotOurs();
      for (const segmentId of done.segmentIds) stale.add(segmentId);
    }
  }
}

/**
 * After a part a segment that was followed is where it was before: if the rest never comes, its flips are found again as
 * the acts that they are. What begins, or means another thing, is no act in any of its parts.
 */
function progressOf(one: Followed, cut: Cut, last: boolean): SegmentProgress {
  const about = { segmentId: one.id, version: one.definition.version, since: cut.asOf };
  if (last) return { ...about, state: "live", ...reachedAt(one, cut) };
  const anew = one.recount === "baseline" || one.recount === "definition";
  if (anew || !one.reached) return { ...about, state: "starting", ...reachedAt(one, cut) };
  return { ...about, state: "live", ...one.reached };
}

function reachedAt({ definition }: Followed, cut: Cut): Reached {
  return { asOf: cut.asOf, cut: JSON.stringify({ version: cut.version, token: definition.token }) };
}
