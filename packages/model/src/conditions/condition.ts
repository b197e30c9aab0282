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

export interface PropertyTest extends FieldTest {
  /** A property of the event, or `<relation>.<field>` of a business event, e.g. `product.department`. */
  readonly property: string;
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

export interface Did {
  /** An event name; `*` is any collected event (business, message and segment events only by name). */
  readonly event: string;
  readonly where?: readonly PropertyTest[];
  /** Default `count`. The others need `property`. */
  readonly measure?: DidMeasure;
  readonly property?: string;
  /** Default `>= 1`. */
  readonly op?: CountOperator;
  readonly value?: number | readonly [number, number];
  readonly window?: Window;
}

export interface TraitTest extends FieldTest {
  readonly trait: string;
}

export interface AccountTest extends FieldTest {
  /** A field or attribute of the account. For customers: any current membership, unless `primary`. */
  readonly field: string;
  readonly primary?: boolean;
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly trait: TraitTest }
  | { readonly account: AccountTest }
  | { readonly did: Did };
