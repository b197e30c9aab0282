/** How an event differs from what the plan expects of it. */
export type ViolationKind = "unknownEvent" | "missing" | "wrongType" | "notAllowed";

export interface Violation {
  readonly kind: ViolationKind;
  /** Absent: it is about the event itself. */
  readonly property?: string;
}

/** "property plan is missing", for the reason of a refusal. */
export function violationWords({ kind, property }: Violation): string {
  switch (kind) {
    case "unknownEvent":
      return "the event is not in the plan";
    case "missing":
      return `property ${property} is missing`;
    case "wrongType":
      return `property ${property} is of another type`;
    case "notAllowed":
      return `property ${property} has a value that is not allowed`;
  }
}
