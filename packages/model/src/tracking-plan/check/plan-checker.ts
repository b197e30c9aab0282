import { foldText } from "../../text/fold-text.ts";
import type { PlannedEvent, PlannedProperty, TrackingPlan } from "../plan.ts";
import { allowedValues, hasType, isAllowed, sentValue } from "./sent-value.ts";
import { type Violation, violationWords } from "./violation.ts";

export interface CheckedEvent {
  readonly event: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface PlanChecker {
  /** How the event differs from the plan; of each property the first difference. */
  violations(event: CheckedEvent): readonly Violation[];
  /** Why the plan refuses the event; undefined: it does not. */
  refusal(event: CheckedEvent): string | undefined;
}

interface Expected {
  readonly refuses: boolean;
  readonly properties: readonly Expectation[];
}

interface Expectation extends PlannedProperty {
  readonly allowed: ReadonlySet<unknown> | undefined;
}

/** Reads the plan once, so that each event costs a look-up and its own expected properties. */
export function planChecker(plan: TrackingPlan): PlanChecker {
  const expected = new Map(
    plan.events.map((event): [string, Expected] => [
      foldText(event.name),
      {
        refuses: event.onViolation === "refuse",
        properties: propertiesOf(plan, event).map((one) => ({ ...one, allowed: allowedValues(one) })),
      },
    ]),
  );
  const unknown: readonly Violation[] = plan.unknownEvents === "allow" ? [] : [{ kind: "unknownEvent" }];
  const violationsIn = (of: Expected | undefined, { event, properties }: CheckedEvent): readonly Violation[] =>
    of ? of.properties.flatMap((property) => difference(property, properties)) : expectedAlways(event) ? [] : unknown;
  return {
    violations: (event) => violationsIn(expected.get(foldText(event.event)), event),
    refusal(event) {
      const of = expected.get(foldText(event.event));
      if (!(of ? of.refuses : plan.unknownEvents === "refuse")) return undefined;
      const found = violationsIn(of, event);
      return found.length === 0 ? undefined : `The tracking plan refuses it: ${found.map(violationWords).join("; ")}.`;
    },
  };
}

/** Messages that say who somebody is need no place in a plan. */
const identifying: ReadonlySet<string> = new Set(["identified", "group joined", "alias"]);
export const expectedAlways = (event: string): boolean => identifying.has(foldText(event));

/** What is expected of an event: an event merged into another, with no properties of its own, is checked as that one. */
export function propertiesOf(plan: TrackingPlan, { properties, mergedInto }: PlannedEvent): readonly PlannedProperty[] {
  if (properties || mergedInto === undefined) return properties ?? [];
  return plan.events.find(({ name }) => foldText(name) === foldText(mergedInto))?.properties ?? [];
}

const isOfObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "object");

function difference(property: Expectation, properties: CheckedEvent["properties"]): readonly Violation[] {
  const { name, type, required, allowed } = property;
  const value = sentValue(properties, name);
  // Of a list of objects only the fields are kept as values, as lists.
  if (value === undefined || (type !== "list" && isOfObjects(value)))
    return required ? [{ kind: "missing", property: name }] : [];
  if (!hasType(value, type)) return [{ kind: "wrongType", property: name }];
  return allowed && !isAllowed(value, allowed) ? [{ kind: "notAllowed", property: name }] : [];
}
