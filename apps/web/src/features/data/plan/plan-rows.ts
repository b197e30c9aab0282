import { foldText, type PlannedEvent, type TrackingPlan } from "@throughline/model";

/** An event that is planned, or recorded, or both. */
export interface PlanRow {
  readonly name: string;
  /** Its place in the plan; null while it is only recorded. */
  readonly at: number | null;
  readonly planned: PlannedEvent;
  /** Events recorded under this name. */
  readonly count: number;
}

/** What the plan names in its order, then what is recorded and not planned, most frequent first. Business events need no plan. */
export function planRows(
  plan: TrackingPlan,
  recorded: readonly { readonly name: string; readonly kind: string; readonly count: number }[],
): readonly PlanRow[] {
  const counts = new Map(recorded.map((event) => [foldText(event.name), event.count]));
  const planned = new Set(plan.events.map((event) => foldText(event.name)));
  return [
    ...plan.events.map((event, at) => ({
      name: event.name,
      at,
      planned: event,
      count: counts.get(foldText(event.name)) ?? 0,
    })),
    ...recorded
      .filter((event) => event.kind !== "business" && !planned.has(foldText(event.name)))
      .map((event) => ({ name: event.name, at: null, planned: { name: event.name }, count: event.count })),
  ];
}

/** The plan with one event changed, added at its end, or left out. */
export function withEvent(plan: TrackingPlan, row: PlanRow, event: PlannedEvent | null): TrackingPlan {
  if (row.at === null) return event ? { ...plan, events: [...plan.events, event] } : plan;
  const events = event ? plan.events.with(row.at, event) : plan.events.toSpliced(row.at, 1);
  return { ...plan, events };
}

/** An event without the parts that say nothing: an empty text, a flag that is off. */
export function tidy(event: PlannedEvent): PlannedEvent {
  const { label, description, hidden, verified, mergedInto, conversion, onViolation, properties } = event;
  return {
    name: event.name,
    ...(label && { label }),
    ...(description && { description }),
    ...(hidden && { hidden }),
    ...(verified && { verified }),
    ...(mergedInto && { mergedInto }),
    ...(conversion && { conversion }),
    ...(onViolation && { onViolation }),
    ...(properties && properties.length > 0 && { properties }),
  };
}
