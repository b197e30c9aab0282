import type { Why } from "@throughline/model";
import { type Clock, type Condition, type Unit, type Wakes, wakesOf } from "@throughline/model";
import type { FollowedSegment, SegmentProgress } from "@throughline/sources";
import type { Bits } from "./bits.ts";
import type { Definition } from "./definitions.ts";
import { Timers } from "./timers.ts";

const restMs = 60_000;

/** Why everybody has to be counted: what was wrong with what was known. */
export type Recount = Why["cause"];

/** How far a segment is recorded, as the store keeps it. */
export type Reached = Pick<SegmentProgress, "asOf" | "cut">;

/** One segment whose members are kept: what is known of it in memory, all of it to be found again in the store. */
export class Followed {
  definition: Definition;
  /** With event names of today. */
  where: Condition;
  wakes: Wakes | undefined;
  /** Dense ids of the members that are recorded; undefined until they were read. */
  members: Bits | undefined;
  /** Recorded members that the engine does not know (any more). */
  strays: readonly string[] = [];
  /** Not undefined: the members are to be counted as a whole before anything else counts. */
  recount: Recount | undefined;
  /** Whom time may turn until `horizon`. */
  readonly candidates = new Set<number>();
  readonly timers = new Timers();
  horizon = 0;
  countedAt = 0;
  countCost = 0;
  countedVersion = 0;
  recordedAt = 0;
  /** When counting it went wrong by its own fault. */
  #failedAt = Number.NEGATIVE_INFINITY;

  /** Undefined until it was followed with this definition. */
  reached: Reached | undefined;

  constructor(definition: Definition, clock: Clock, recount: Recount, stored: FollowedSegment | undefined) {
    this.reached = stored?.state === "live" ? { asOf: stored.asOf, cut: stored.cut } : undefined;
    this.definition = definition;
    this.where = definition.where;
    this.recount = recount;
    this.wakes = wakesOf(this.where, this.unit, clock);
  }

  get id(): string {
    return this.definition.segmentId;
  }

  get unit(): Unit {
    return this.definition.unit;
  }

  /** Members are known and kept unit by unit. */
  get streams(): boolean {
    return this.recount === undefined && this.wakes !== undefined;
  }

  define(definition: Definition, where: Condition, clock: Clock, recount: Recount | undefined): void {
    this.definition = definition;
    this.where = where;
    this.wakes = wakesOf(where, definition.unit, clock);
    this.recount ??= recount;
    if (recount === undefined) return;
    this.#failedAt = Number.NEGATIVE_INFINITY;
    this.forgetTime();
  }

  /** Left alone for a while, so that the others go on. */
  get resting(): boolean {
    return performance.now() - this.#failedAt < restMs;
  }

  /** It cannot be counted as it is defined, or not in time. */
  fail(): void {
    this.#failedAt = performance.now();
    this.recount ??= "event";
    this.forgetTime();
  }

  /** Recorded members are those of the plan at this version. */
  counted(version: number, costMs: number, clock: Clock): void {
    this.recount = undefined;
    this.countedAt = performance.now();
    this.countCost = costMs;
    this.countedVersion = version;
    this.wakes = wakesOf(this.where, this.unit, clock);
    this.forgetTime();
  }

  /** Dense ids are others now. */
  forgetIds(): void {
    this.forgetMembers("event");
  }

  /** Who is recorded has to be read again. */
  forgetMembers(recount: Recount): void {
    this.members = undefined;
    this.strays = [];
    this.recount ??= recount;
    this.forgetTime();
  }

  forgetTime(): void {
    this.candidates.clear();
    this.timers.clear();
    this.horizon = 0;
  }
}

/** Why everybody is counted again when a definition that is followed means another thing. */
export function recountOf(before: Definition, after: Definition): Recount {
  if (before.version !== after.version) return "definition";
  return after.isList ? "list" : "segment";
}

/** Of a segment that this worker does not know yet. */
export function recountOfStored(stored: FollowedSegment | undefined, { version }: Definition): Recount {
  if (stored === undefined || stored.state === "stopped") return "baseline";
  if (stored.version !== version) return "definition";
  return stored.state === "live" ? "event" : "baseline";
}
