import type { Nouns, Saved, Unit } from "@throughline/model";
import type { FieldChoice } from "../field-choice.ts";

export interface EventChoice {
  readonly name: string;
  readonly count: number;
  readonly kind: string;
  readonly properties: readonly FieldChoice[];
}

/** What the controls of a condition offer: the catalog, the saved segments, and the workspace's words. */
export interface Choices {
  readonly events: readonly EventChoice[];
  readonly fields: readonly FieldChoice[];
  readonly sessionFields: readonly string[];
  readonly saved: Saved;
  /** Saved segments besides come by a typed text; `noSegment`: why none is there yet. */
  readonly onSegmentSearch: (text: string) => void;
  readonly noSegment?: string | undefined;
  readonly nouns: Nouns;
  readonly zone: string;
  /** The segment that is being edited: it cannot name itself. */
  readonly self?: string | undefined;
}

/** The fields that conditions of a unit test by name: a customer's traits, an account's fields. */
export function fieldsOf({ fields }: Choices, of: "trait" | "account"): readonly FieldChoice[] {
  const wanted = of === "trait" ? "customer" : "account";
  return fields
    .filter((field) => field.of === wanted)
    .toSorted((a, b) => b.fill - a.fill || (a.name < b.name ? -1 : 1));
}

export function propertiesOf({ events }: Choices, event: unknown): readonly FieldChoice[] {
  return events.find(({ name }) => name === event)?.properties ?? [];
}

/** Saved segments of a unit, by name, without the one that is edited. */
export function segmentsOf(
  { saved, self }: Choices,
  unit: Unit,
): readonly { readonly id: string; readonly name: string }[] {
  return [...saved.segments]
    .filter(([id, segment]) => segment.unit === unit && id !== self)
    .map(([id, { name }]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Uploaded lists of a unit. */
export function listsOf({ saved }: Choices, unit: Unit): readonly { readonly id: string; readonly name: string }[] {
  return [...saved.lists].filter(([, list]) => list.unit === unit).map(([id, { name }]) => ({ id, name }));
}

const recordEvents: Readonly<Record<string, string>> = {
  orders: "order.placed",
  lines: "order.line",
  opportunities: "opportunity.created",
};

/** The event whose properties a body's tests and measures are of: its own, or that of the records it is about. */
export function eventOf(body: { readonly [name: string]: unknown }): string | undefined {
  const named = body["event"] ?? recordEvents[String(body["relation"])];
  return typeof named === "string" ? named : undefined;
}
