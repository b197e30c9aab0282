import type { Plan } from "@throughline/query";
import type { Clock } from "../time/clock.ts";
import type { Condition, PropertyTest, Relation, Unit } from "./condition.ts";

/** The value of a field or property. Exact decimals are given as numbers. */
export type Known = string | number | boolean | readonly string[];

export interface HistoryEvent {
  readonly event: string;
  /** 0 collected, 1 made from a business record. */
  readonly kind: number;
  /** Milliseconds, UTC. */
  readonly t: number;
  readonly seq: number;
  /**
   * A property, also of the records that the event points to: `amount`, `product.department`, `customer.plan`; the last
   * one as it is now, or as of the event.
   */
  property(name: string, asOf?: PropertyTest["asOf"]): Known | undefined;
}

/** An order, order line or opportunity of the unit. */
export interface HistoryRecord {
  readonly t: number;
  property(name: string): Known | undefined;
}

/** Half-open; `to` is absent while it lasts. */
export interface HistorySpell {
  readonly from: number;
  readonly to?: number;
}

/** All that is known of one unit, for evaluators in memory. */
export interface History {
  readonly unit: Unit;
  /** Its identifiers with their types (`user:42`); of an account its id. */
  readonly ids: readonly string[];
  /** Earliest of first event, profile and `createdAt`. */
  readonly begins: number | undefined;
  /** In the order (timestamp, seq). */
  readonly events: readonly HistoryEvent[];
  field(name: string): Known | undefined;
  /** Of a customer: its accounts by current memberships, each once. */
  accounts(): readonly { readonly primary: boolean; readonly history: History }[];
  /** People of the account, or of all accounts of the customer, each once. */
  contacts(): readonly History[];
  records(relation: Exclude<Relation, "contacts" | "accounts">): readonly HistoryRecord[];
  /** Its stays in a saved segment, as they were recorded. */
  spells(segment: string): readonly HistorySpell[];
}

/** Of acts of one name, those that satisfy all of some tests, as long as nothing more is read of them. */
export type KeptActs = Map<readonly HistoryEvent[], Map<readonly PropertyTest[], readonly HistoryEvent[]>>;

/** What a kind needs to decide about one unit in memory. */
export interface MatchContext {
  readonly history: History;
  readonly clock: Clock;
  /** The same for all instants at which one unit is looked at. */
  readonly kept: KeptActs;
  matches(condition: Condition): boolean;
  /** Of another unit: of a contact or an account. */
  matchesOf(history: History, condition: Condition): boolean;
}

/** What a kind needs to tell when its answer may turn. */
export interface TurnContext {
  readonly history: History;
  readonly clock: Clock;
  /** Turns past this instant may be left out. */
  readonly until: number;
  turns(condition: Condition): readonly number[];
  turnsOf(history: History, condition: Condition): readonly number[];
}

/** What an answer rests on: acts, values, and numbers of what was counted. */
export type Evidence =
  | { readonly event: HistoryEvent }
  | { readonly field: string; readonly value: Known | undefined }
  | { readonly counted: string; readonly is: number | undefined };

/** Rows `unit` and `t`: as time passes their units may turn when an edge, so long before the instant asked, comes past `t`. */
export interface Moving {
  readonly rows: Plan;
  /** ISO 8601; "" is the instant asked itself. */
  readonly edges: readonly string[];
}

/**
 * When a unit of a followed population must be looked at again. A change of its fields, identifiers, records or
 * beginning is no part of it: that always counts.
 */
export interface Wakes {
  /** Names of the acts of the unit that matter; `*`: any collected one. */
  readonly acts: readonly string[];
  readonly moving: readonly Moving[];
  /** Instants after the clock's at which any unit may turn. */
  readonly everyoneAt: readonly number[];
}

export interface WakeContext {
  readonly unit: Unit;
  readonly clock: Clock;
  wakes(child: Condition): Wakes | undefined;
}
