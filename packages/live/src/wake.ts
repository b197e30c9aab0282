import type { TouchedAct, TouchedUnits } from "@throughline/engine/client";
import type { Why } from "@throughline/model";
import { type Clock, dueStretches, foldText, type Unit } from "@throughline/model";
import type { Followed } from "./followed.ts";

export interface EventName {
  readonly name: string;
  /** As it counts now. */
  readonly folded: string;
  readonly kind: number;
}

/** Why a unit is looked at; `rid` finds the message of an act. */
export interface Reason {
  readonly why: Why;
  readonly rid?: number;
  /** Whether time may turn it otherwise than it was worked out. */
  readonly retimed: boolean;
}

export type Woken = ReadonlyMap<Followed, ReadonlyMap<number, Reason>>;

/** Who has to be looked at in which segment: acts wake the segments that read them, everything else wakes all. */
export function wokenBy(
  units: TouchedUnits,
  segments: readonly Followed[],
  names: ReadonlyMap<number, EventName>,
  clock: Clock,
): Woken {
  const woken = new Map<Followed, Map<number, Reason>>();
  const wake = (segment: Followed, id: number, reason: Reason): void => {
    const of = woken.get(segment) ?? new Map<number, Reason>();
    const known = of.get(id);
    // The newest act decides; a unit that changed otherwise too is worked out anew.
    const newer = !known || (reason.rid ?? 0) >= (known.rid ?? 0);
    const kept = newer ? reason : known;
    of.set(id, known ? { ...kept, retimed: kept.retimed || known.retimed || reason.retimed } : reason);
    woken.set(segment, of);
  };
  for (const unit of ["customer", "account"] as const) {
    const streaming = segments.filter((segment) => segment.streams && segment.unit === unit);
    if (streaming.length === 0) continue;
    const gone = new Set(unit === "customer" ? units.gone.customers : units.gone.accounts);
    const merged = new Set(unit === "customer" ? units.merged : []);
    for (const id of unit === "customer" ? units.customers : units.accounts) {
      if (gone.has(id)) continue;
      const why: Why = { cause: merged.has(id) ? "merge" : "record" };
      for (const segment of streaming) wake(segment, id, { why, retimed: true });
    }
    const readers = readersOf(streaming);
    const edges = new Map(streaming.map((segment) => [segment, stretchesOf(segment, clock)]));
    for (const act of units.acts) {
      const id = act[unit];
      const name = names.get(act.event);
      if (id === 0 || gone.has(id) || !name) continue;
      const why: Why = merged.has(id) ? { cause: "merge" } : whyOf(act, name);
      for (const segment of readers(name)) {
        const near = (edges.get(segment) ?? []).some(({ from, to }) => act.last >= from && act.first <= to);
        wake(segment, id, { why, rid: act.rid, retimed: near });
      }
    }
  }
  return woken;
}

function whyOf({ rid, t }: TouchedAct, { name }: EventName): Why {
  return rid === 0 ? { cause: "event", event: name } : { cause: "event", event: name, at: t };
}

const apart = /^(message|segment)\./;

function readersOf(segments: readonly Followed[]): (name: EventName) => readonly Followed[] {
  const byName = new Map<string, Followed[]>();
  for (const segment of segments)
    for (const act of segment.wakes?.acts ?? []) {
      const folded = foldText(act);
      byName.set(folded, [...(byName.get(folded) ?? []), segment]);
    }
  const any = byName.get("*") ?? [];
  return ({ folded, kind }) => {
    const named = byName.get(folded) ?? [];
    return kind === 0 && any.length > 0 && !apart.test(folded) ? [...new Set([...named, ...any])] : named;
  };
}

function stretchesOf({ wakes, horizon }: Followed, clock: Clock) {
  return (wakes?.moving ?? []).flatMap(({ edges }) => dueStretches(edges, clock, Math.max(horizon, clock.now)));
}

/** Of a unit that is no more: whether it went into another one. */
export function whyGone(id: number, unit: Unit, { merged }: TouchedUnits): Why {
  return { cause: unit === "customer" && merged.includes(id) ? "merge" : "record" };
}
