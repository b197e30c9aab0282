/**
 * The one language for "which units". A condition is a key-tagged tree: the TypeScript value, the stored JSON and the
 * GraphQL `@oneOf` input are the same thing. What each kind means is `docs/counting.md`; each kind's folder holds it.
 */
export type Unit = "customer" | "account";

export type Value = string | number | boolean;

/** Tests of one field. `is not`, `not in`, `not contains`, `is not set` are exactly `not(...)` of the positive test. */
export type TestOperator =
  | "is"
  | "is not"
  | "in"
  | "not in"
  | "contains"
  | "not contains"
  | "starts with"
  | "ends with"
  | ">"
  | ">="
  | "<"
  | "<="
  | "between"
  | "is set"
  | "is not set"
  | "before"
  | "after"
  | "in the last"
  | "in the next"
  | "anniversary in";

/** `value` is absent for `is set` and `is not set`, a list for `in`, `not in` and `between`, an ISO 8601 duration for `in the last|next`. */
export interface FieldTest {
  readonly op: TestOperator;
  readonly value?: Value | readonly Value[];
}

/** Another value of the same moment: a property of the same event, or a trait of the customer who did it, as of now. */
export type Other = { readonly property: string } | { readonly trait: string };

export interface PropertyTest extends FieldTest {
  /** A property of the event, or `<relation>.<field>` of a business event, e.g. `product.department`. */
  readonly property: string;
  /** Instead of `value`, for `is`, `is not`, `>`, `>=`, `<`, `<=`, `before` and `after`: what to compare with. */
  readonly to?: Other;
  /** Of `customer.<trait>` and a value: the trait as the customer had stated it when the event happened, not as it is now. */
  readonly asOf?: "event";
}

export type CountOperator = "=" | "!=" | ">=" | "<=" | ">" | "<" | "between";

/**
 * `last D` ends at the instant asked. `between` has a far and a near edge: [t-far, t-near). `from`/`to` are instants,
 * half-open, either may be absent. `P7D` is calendar, `PT168H` exact.
 */
export type Window =
  | { readonly last: string }
  | { readonly between: { readonly far: string; readonly near: string } }
  | { readonly from?: string; readonly to?: string };

export type DidMeasure = "count" | "sum" | "avg" | "min" | "max" | "distinct";

/** Which events: by name, and by tests of their properties, all of which must hold. */
export interface EventFilter {
  /** An event name; `*` is any collected event (business, message and segment events only by name). */
  readonly event: string;
  readonly where?: readonly PropertyTest[];
}

/**
 * Default: a number of events or a measure of them in the window.
 * - `first time`: the first event ever that satisfies event and tests is in the window.
 * - `first event, then filter`: the first event ever of the name is in the window and satisfies the tests.
 * - `last event, then filter`: so is the newest event of the name.
 * - `regularly`: `op value` events in at least `atLeast` of the last `ofLast` whole calendar periods.
 * - `stopped`: did it in [t-far, t-near) of the window `between`, and not in [t-near, t).
 * - `restarted`: did it in [t-near, t), not in [t-far, t-near), and before t-far.
 */
export type DidForm =
  | "first time"
  | "first event, then filter"
  | "last event, then filter"
  | "regularly"
  | "stopped"
  | "restarted";

export type CalendarPeriod = "day" | "week" | "month" | "quarter" | "year";

export interface Did extends EventFilter {
  readonly form?: DidForm;
  /** Default `count`. The others need `property`. */
  readonly measure?: DidMeasure;
  readonly property?: string;
  /** Default `>= 1`. */
  readonly op?: CountOperator;
  readonly value?: number | readonly [number, number];
  readonly window?: Window;
  /** Of `regularly`. */
  readonly per?: CalendarPeriod;
  readonly atLeast?: number;
  readonly ofLast?: number;
}

export interface TraitTest extends FieldTest {
  readonly trait: string;
}

export interface AccountTest extends FieldTest {
  /** A field or attribute of the account. For customers: any current membership, unless `primary`. */
  readonly field: string;
  readonly primary?: boolean;
}

/** One act of a sequence. The first has neither `within` nor `without`. */
export interface SequenceStep extends EventFilter {
  /** At most so long after the first step's event, or after the step before if the sequence says `perStep`. Closed. */
  readonly within?: string;
  /** None of these strictly between the step before and this one. */
  readonly without?: readonly EventFilter[];
}

/** Two or more acts in the order (timestamp, seq), each by an event of its own; any match is enough. */
export interface Sequence {
  readonly steps: readonly SequenceStep[];
  readonly perStep?: boolean;
  /** Where the first step's event falls; the others may fall after it. */
  readonly window?: Window;
}

/** A number of events of a family, the words of which are closed. */
interface Times {
  readonly op?: CountOperator;
  readonly value?: number | readonly [number, number];
  readonly window?: Window;
}

export type MessageEvent = "sent" | "delivered" | "opened" | "clicked" | "bounced" | "unsubscribed" | "converted";

/** Events `message.<event>`, of one channel or campaign if said. */
export interface MessageTest extends Times {
  readonly event: MessageEvent;
  readonly channel?: string;
  readonly campaign?: string;
}

export type JourneyEvent = "entered" | "exited" | "converted" | "failed";

/** Events `journey.<event>`, of one journey or step if said. */
export interface JourneyTest extends Times {
  readonly event: JourneyEvent;
  readonly journey?: string;
  readonly step?: string;
}

export type ConsentState = "given" | "withdrawn" | "unknown";

/** What the customer said about a channel: traits `consent.<channel>` and `unsubscribed.<channel>`. */
export interface ConsentTest {
  readonly channel: string;
  readonly state: ConsentState;
}

/** A number: trait `score.<name>` of a customer, field `score.<name>` of an account. */
export interface ScoreTest extends FieldTest {
  readonly score: string;
}

/** An uploaded list by id, or identifiers: `user:42`, or `42` for short; ids of accounts where the unit is the account. */
export type Ids = { readonly list: string } | { readonly values: readonly string[] };

/** Since the earliest of first event, profile creation and `createdAt`. Unknown beginnings satisfy neither. */
export interface ExistedFor {
  readonly op: ">=" | "<";
  readonly duration: string;
}

export type Relation = "orders" | "lines" | "opportunities" | "contacts" | "accounts";

export type Quantifier = "any" | "all" | "none" | "at least" | "at least %";

/**
 * The records of a unit, by a quantifier or by a measure of them; joins never fan out. Orders, lines and opportunities
 * are tested by `where`; contacts (the people of the account) and accounts (of the customer) by the condition `who`.
 */
export interface Related {
  readonly relation: Relation;
  readonly where?: readonly PropertyTest[];
  readonly who?: Condition;
  /** When the record happened: placed, of the order, created. Not for contacts and accounts. */
  readonly window?: Window;
  readonly quantifier?: Quantifier;
  /** Of `at least` a number, of `at least %` a percentage. */
  readonly least?: number;
  readonly measure?: Exclude<DidMeasure, "distinct">;
  readonly property?: string;
  readonly op?: CountOperator;
  readonly value?: number | readonly [number, number];
}

/**
 * What stands below each kind's key. A kind adds its own line in its folder (`declare module`), so that the union below
 * knows every kind that is registered.
 */
export interface ConditionBodies {
  readonly all: readonly Condition[];
  readonly any: readonly Condition[];
  readonly not: Condition;
}

export type KindName = keyof ConditionBodies;

/** One key, the name of a kind, and its body below it. */
export type Condition = { readonly [K in KindName]: { readonly [P in K]: ConditionBodies[P] } }[KindName];
