/** What a value is when it arrives: `instant` is a text in ISO 8601, `money` a number with at most 4 decimals. */
export const propertyTypes = ["text", "number", "boolean", "instant", "list", "money"] as const;
export type PropertyType = (typeof propertyTypes)[number];

export interface PlannedProperty {
  /** As the data names it; a field inside an object is `address.city`. */
  readonly name: string;
  readonly type: PropertyType;
  readonly required?: boolean;
  /** The only values allowed, texts without regard to case; of a list: of each element. */
  readonly values?: readonly (string | number | boolean)[];
  readonly description?: string;
}

export interface PlannedEvent {
  readonly name: string;
  /** What people read instead of the name. */
  readonly label?: string;
  readonly description?: string;
  /** Left out of pickers; still counted and found by name. */
  readonly hidden?: boolean;
  /** Somebody answers for it. */
  readonly verified?: boolean;
  /** The event that this one is another name of: everything counts it as that one. */
  readonly mergedInto?: string;
  /** It is what visits are for; a session with one is no bounce. */
  readonly conversion?: boolean;
  /** Default `count`: violations are stored and counted. `refuse` sends them to the dead letters. */
  readonly onViolation?: "count" | "refuse";
  /** Absent: nothing is expected of its properties. Properties that are not named here are always welcome. */
  readonly properties?: readonly PlannedProperty[];
}

/** Which events a workspace expects, and how. Names are compared without regard to case. */
export interface TrackingPlan {
  /** What becomes of an event that the plan does not name: nothing, counted as a violation, or refused. */
  readonly unknownEvents: "allow" | "count" | "refuse";
  readonly events: readonly PlannedEvent[];
}
