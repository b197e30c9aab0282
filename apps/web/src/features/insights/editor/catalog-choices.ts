import type { FieldChoice } from "../../../fields/field-choice.ts";
import type { PropertyGroup } from "../../../fields/registry.ts";
import type { InsightCatalogQuery } from "../../../gql/graphql.ts";

export type CatalogChoices = NonNullable<InsightCatalogQuery["workspace"]>["catalog"];

/** What a trend can measure, as the API lists it. */
export type MeasureChoice = CatalogChoices["measures"][number];

/** The properties of an event; none for an event the catalog does not know. */
export function propertiesOf(catalog: CatalogChoices, event: string): readonly FieldChoice[] {
  return catalog.events.find(({ name }) => name === event)?.properties ?? [];
}

/** The properties of all events of a draft, each name once. */
export function sharedProperties(catalog: CatalogChoices, events: readonly string[]): readonly FieldChoice[] {
  const found = new Map<string, FieldChoice>();
  for (const event of events)
    for (const field of propertiesOf(catalog, event)) if (!found.has(field.name)) found.set(field.name, field);
  return [...found.values()];
}

const types: Readonly<Record<string, string>> = {
  bounce: "boolean",
  pages: "number",
  events: "number",
  duration: "number",
  startedAt: "instant",
  endedAt: "instant",
};

/** What is known of the session that an event is in. How often it is filled is not counted. */
export function sessionGroup({ sessionFields }: CatalogChoices): PropertyGroup {
  const fields = sessionFields.map((name) => ({
    of: "session",
    name,
    type: types[name] ?? "text",
    fill: 0,
    rows: 0,
    top: [],
  }));
  return { of: "session", title: "session", fields };
}

/** What is known of the units themselves: traits, and fields of their account. */
export function unitGroups(catalog: CatalogChoices): readonly PropertyGroup[] {
  const of = (kind: string) => catalog.fields.filter((field) => field.of === kind);
  const groups: readonly PropertyGroup[] = [
    { of: "trait", title: "trait", fields: of("customer") },
    { of: "account", title: "account", fields: of("account") },
  ];
  return groups.filter(({ fields }) => fields.length > 0);
}

/** The instant of the last event of any kind, or null without one. */
export function lastRecorded(catalog: CatalogChoices): string | null {
  const instants = catalog.events.flatMap(({ lastSeen }) => (lastSeen ? [lastSeen] : []));
  return instants.toSorted((a, b) => new Date(b).getTime() - new Date(a).getTime())[0] ?? null;
}
