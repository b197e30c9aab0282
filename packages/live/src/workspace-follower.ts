import { type Cut, type Engine, EngineError, type TouchedUnits } from "@throughline/engine/client";
import { actsOf, type Clock, type RunPlan, withCurrentNames } from "@throughline/model";
import {
  type FollowedSegment,
  type MembershipLease,
  type MembershipStore,
  StoreUnavailable,
} from "@throughline/sources";
import { askingAt } from "./asking.ts";
import { changesOf } from "./changes.ts";
import { flipsByCount, readMembers } from "./count.ts";
import type { Definitions } from "./definitions.ts";
import { EventNames } from "./event-names.ts";
import { type Flip, flipsByTime, flipsOfGone, flipsOfWoken } from "./flips.ts";
import { Followed, recountOf, recountOfStored } from "./followed.ts";
import { lookAhead } from "./look-ahead.ts";
import type { Pace } from "./pace.ts";
import type { SegmentProgress } from "./progress.ts";
import { NotOurs, Recorder } from "./recorder.ts";
import { UnitKeys } from "./unit-keys.ts";
import { type Woken, wokenBy } from "./wake.ts";

export interface FollowerParts {
  readonly workspaceId: string;
  readonly engine: Pick<Engine, "run" | "touched">;
  readonly store: MembershipStore;
  /** The segments as they are defined now; undefined: the workspace is gone. */
  readonly definitions: () => Promise<Definitions | undefined>;
  readonly pace: Pace;
  /** Told of a segment that is left behind for a while, while the others go on. */
  readonly onTrouble: (cause: unknown) => void;
}

/**
 * Keeps the members of one workspace's segments. Nothing here is truth: after any failure all of it is read again from
 * the store, whose spells are opened and closed on condition, so that a repetition records nothing twice.
 */
export class WorkspaceFollower {
  readonly #parts: FollowerParts;
  readonly #recorder: Recorder;
  #keys = { customer: new UnitKeys("customer"), account: new UnitKeys("account") };
  readonly #names = new EventNames();
  readonly #segments = new Map<string, Followed>();
  #stored: ReadonlyMap<string, FollowedSegment> | undefined;
  #defined: Definitions | undefined;
  #definedAt = Number.NEGATIVE_INFINITY;
  #clock: Omit<Clock, "now"> | undefined;
  #cut: Pick<Cut, "version" | "asOf"> = { version: 0, asOf: 0 };

  constructor(parts: FollowerParts) {
    this.#parts = parts;
    this.#recorder = new Recorder(parts.store);
  }

  /** Undefined until the definitions were read. */
  get progress(): SegmentProgress | undefined {
    if (this.#definedAt === Number.NEGATIVE_INFINITY) return undefined;
    const segments = [...this.#segments.values()];
    const uncounted = segments.filter(({ recount }) => recount !== undefined).length;
    return { asOf: this.#cut.asOf || null, followed: segments.length, uncounted };
  }

  /** How many segments can be counted as a whole now, and have to be. */
  get behind(): number {
    return [...this.#segments.values()].filter(({ recount, resting }) => recount !== undefined && !resting).length;
  }

  /** Looks at definitions anew at the next step. */
  redefine(): void {
    this.#definedAt = Number.NEGATIVE_INFINITY;
  }

  /** One look: waits for something new, and records who came and went by it; `idle` when nothing is followed. Throws NotOurs, EngineError, StoreUnavailable. */
  async step(lease: MembershipLease): Promise<"idle" | "busy"> {
    const { engine, workspaceId, pace } = this.#parts;
    if (!this.#stored) this.#stored = new Map((await this.#parts.store.followed()).map((one) => [one.segmentId, one]));
    const renamed = await this.#define(lease);
    if (this.#segments.size === 0) return "idle";
    const { cut, units } = await engine.touched({
      workspaceId,
      since: this.#cut,
      waitMs: this.behind > 0 ? 0 : pace.waitMs,
    });
    const run = askingAt(engine, workspaceId, cut.version);
    if (units === null) this.#forgetIds();
    if (renamed || units === null || units.names) await this.#rename(cut, run);
    const clock: Clock = { ...this.#knownClock, now: cut.asOf };
    const before: Clock = { ...this.#knownClock, now: Math.min(this.#cut.asOf, cut.asOf) };
    const woken = units ? await this.#stream(lease, cut, units, { clock, before }, run) : noneWoken;
    await this.#upkeep(lease, cut, clock, woken, run);
    await this.#noteProgress(lease, cut);
    this.#cut = cut;
    return "busy";
  }

  get #knownClock(): Omit<Clock, "now"> {
    if (!this.#clock) throw new Error("no definitions were read");
    return this.#clock;
  }

  /** Follows what is new or defined anew, stops what was archived. Must names be read again? */
  async #define(lease: MembershipLease): Promise<boolean> {
    const now = performance.now();
    if (now - this.#definedAt < this.#parts.pace.defineEveryMs) return false;
    const read = await this.#parts.definitions();
    this.#definedAt = now;
    const sameRules = this.#defined === undefined || this.#defined.rules === read?.rules;
    const inUse = new Map((read?.definitions ?? []).map((one) => [one.segmentId, one]));
    for (const id of new Set([...this.#segments.keys(), ...(this.#stored?.keys() ?? [])]))
      if (!inUse.has(id)) await this.#stop(lease, id);
    this.#defined = read;
    if (!read) return false;
    const clock: Clock = { ...read.clock, now: this.#cut.asOf };
    let changed = !sameRules;
    for (const definition of inUse.values()) {
      const known = this.#segments.get(definition.segmentId);
      if (known?.definition.token === definition.token && sameRules) continue;
      changed = true;
      const stored = this.#stored?.get(definition.segmentId);
      const why = known ? recountOf(known.definition, definition) : recountOfStored(stored, definition);
      if (known) known.define(definition, definition.where, clock, why);
      else this.#segments.set(definition.segmentId, new Followed(definition, clock, why, stored));
    }
    return changed || this.#clock === undefined;
  }

  async #stop(lease: MembershipLease, id: string): Promise<void> {
    const stored = this.#stored?.get(id);
    this.#segments.delete(id);
    if (!stored || stored.state === "stopped") return;
    await this.#parts.store.stop(lease, id, Math.max(stored.asOf, this.#cut.asOf));
    this.#stored = new Map([...(this.#stored ?? [])].filter(([one]) => one !== id));
  }

  #forgetIds(): void {
    this.#keys = { customer: new UnitKeys("customer"), account: new UnitKeys("account") };
    for (const segment of this.#segments.values()) segment.forgetIds();
  }

  /** Definitions name events as they were called then; in memory they are compared as they are called now. */
  async #rename(cut: Cut, run: RunPlan): Promise<void> {
    if (!this.#defined) return;
    this.#names.forget();
    const segments = [...this.#segments.values()];
    const asked: Clock = { ...this.#defined.clock, now: cut.asOf };
    const names = actsOf(
      segments.map(({ definition: { where, unit } }) => ({ where, unit })),
      asked,
    );
    const { wheres, clock } = await withCurrentNames(
      segments.map(({ definition }) => definition.where),
      asked,
      names,
      run,
    );
    const renamed = JSON.stringify(wheres) !== JSON.stringify(segments.map(({ where }) => where));
    this.#clock = clock;
    for (const [i, segment] of segments.entries())
      segment.define(
        segment.definition,
        wheres[i] ?? segment.where,
        clock,
        renamed && segment.members ? "definition" : undefined,
      );
  }

  async #stream(
    lease: MembershipLease,
    cut: Cut,
    units: TouchedUnits,
    { clock, before }: { readonly clock: Clock; readonly before: Clock },
    run: RunPlan,
  ): Promise<Woken> {
    const segments = [...this.#segments.values()];
    const names = await this.#names.of(units.acts, run);
    const woken = wokenBy(units, segments, names, clock);
    const flips = [...flipsOfGone(segments, units, clock.now)];
    try {
      const byTime = await flipsByTime(segments, woken, before, clock.now, run);
      for (const some of [byTime, await flipsOfWoken(woken, before.now, clock, run)])
        for (const flip of some) flips.push(flip);
    } catch (cause) {
      if (concernsAll(cause)) throw cause;
      // One of them cannot be decided: counted one by one, only that one is left behind.
      this.#parts.onTrouble(cause);
      for (const segment of segments) if (segment.streams) segment.forgetMembers("event");
      return noneWoken;
    }
    await this.#record(lease, cut, flips, run);
    return woken;
  }

  /** Counts as a whole what has to be, and works out ahead whom time turns; as much as one step allows. */
  async #upkeep(lease: MembershipLease, cut: Cut, clock: Clock, woken: Woken, run: RunPlan): Promise<void> {
    const { countMs, horizonMs } = this.#parts.pace;
    const from = performance.now();
    const inOrder = [...this.#segments.values()].sort((a, b) => a.countedAt - b.countedAt);
    for (const segment of inOrder) {
      if (performance.now() - from > countMs) return;
      if (segment.resting) continue;
      if (this.#mustCount(segment, cut, clock)) await this.#count(lease, segment, cut, clock, run);
      if (!segment.streams || segment.wakes?.moving.length === 0 || segment.horizon - clock.now >= horizonMs / 4)
        continue;
      const flips = await this.#alone(segment, lookAhead(segment, clock, horizonMs, woken.get(segment), run));
      if (flips) await this.#record(lease, cut, flips, run);
    }
  }

  /** What is worked out for one segment; undefined when it cannot be, so that it is left behind for a while. */
  async #alone<T>(segment: Followed, working: Promise<T>): Promise<T | undefined> {
    try {
      return await working;
    } catch (cause) {
      if (concernsAll(cause)) throw cause;
      this.#parts.onTrouble(cause);
      segment.fail();
      return undefined;
    }
  }

  #mustCount(segment: Followed, cut: Cut, clock: Clock): boolean {
    if (segment.recount !== undefined) return true;
    if (segment.wakes) return segment.wakes.everyoneAt.some((t) => t <= clock.now);
    const { recountEveryMs, restShare } = this.#parts.pace;
    const rested = performance.now() - segment.countedAt;
    if (rested < Math.max(recountEveryMs, restShare * segment.countCost)) return false;
    return segment.countedVersion !== cut.version || this.#cut.asOf !== cut.asOf;
  }

  async #count(lease: MembershipLease, segment: Followed, cut: Cut, clock: Clock, run: RunPlan): Promise<void> {
    const from = performance.now();
    if (!segment.members) await readMembers(segment, this.#parts.store, this.#keys[segment.unit], run);
    const asDefined: Clock = { ...clock, ...this.#defined?.clock, now: clock.now };
    const flips = await this.#alone(segment, flipsByCount(segment, asDefined, run));
    if (!flips) return;
    const stale = await this.#record(lease, cut, flips, run, segment);
    if (!stale.has(segment.id)) segment.counted(cut.version, performance.now() - from, clock);
  }

  /**
   * Records flips, then knows of them; `counted` was compared as a whole, so that its strays leave. Answers the segments
   * that were defined anew meanwhile: who is recorded there is read again.
   */
  async #record(
    lease: MembershipLease,
    cut: Cut,
    flips: readonly Flip[],
    run: RunPlan,
    counted?: Followed,
  ): Promise<ReadonlySet<string>> {
    if (flips.length === 0 && !counted) return new Set();
    const changes = await changesOf(flips, this.#keys, run);
    const cause = counted?.recount === "definition" ? "definition" : "merge";
    const strays = (counted?.strays ?? []).map(
      (unit) => ({ segmentId: counted?.id ?? "", unit, direction: "left", at: cut.asOf, why: { cause } }) as const,
    );
    const segments = [...new Set([...(counted ? [counted] : []), ...flips.map(({ segment }) => segment)])];
    const plain = changes.map(({ flip: _, ...change }) => change);
    const inTime = [...strays, ...plain].sort((a, b) => a.at - b.at);
    const stale = await this.#recorder.record(lease, cut, segments, inTime);
    if (stale.size > 0) this.redefine();
    for (const segment of segments) if (stale.has(segment.id)) segment.forgetMembers("definition");
    for (const { flip } of changes) {
      if (stale.has(flip.segment.id)) continue;
      if (flip.entered) flip.segment.members?.add(flip.id);
      else flip.segment.members?.delete(flip.id);
    }
    for (const segment of segments) {
      if (stale.has(segment.id)) continue;
      segment.recordedAt = performance.now();
      segment.strays = [];
      this.#note(segment, cut);
    }
    return stale;
  }

  /** Says of the quiet ones now and then how far they are. */
  async #noteProgress(lease: MembershipLease, cut: Cut): Promise<void> {
    const now = performance.now();
    const quiet = [...this.#segments.values()].filter(
      (one) => one.recount === undefined && now - one.recordedAt >= this.#parts.pace.noteEveryMs,
    );
    if (quiet.length === 0) return;
    const stale = await this.#recorder.record(lease, cut, quiet, []);
    if (stale.size > 0) this.redefine();
    for (const segment of quiet) segment.recordedAt = now;
  }

  #note({ id, definition }: Followed, { asOf }: Cut): void {
    const stored = this.#stored ?? new Map<string, FollowedSegment>();
    const before = stored.get(id);
    const followed = before?.followed ?? [{ since: asOf, until: null }];
    const after = {
      segmentId: id,
      version: definition.version,
      state: "live",
      asOf,
      cut: "",
      size: 0,
      entered: 0,
      left: 0,
      lastSeq: 0,
      followed,
    } as const;
    this.#stored = new Map([...stored, [id, after]]);
  }
}

const ofOnePlan: ReadonlySet<EngineError["problem"]> = new Set(["badPlan", "deadline", "tooMuch"]);

/** A failure of a store or of the engine is nobody's in particular; a plan that is wrong or too slow is its segment's. */
function concernsAll(cause: unknown): boolean {
  if (cause instanceof EngineError) return !ofOnePlan.has(cause.problem);
  return cause instanceof NotOurs || cause instanceof StoreUnavailable;
}

const noneWoken: Woken = new Map();
