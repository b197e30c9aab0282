import type { CatalogScreenQuery } from "../../gql/graphql.ts";

export type CatalogData = NonNullable<CatalogScreenQuery["workspace"]>["catalog"];
export type EventRow = CatalogData["events"][number];
export type FieldRow = CatalogData["fields"][number];

export interface CatalogView {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

const names: ReadonlyMap<string, string> = new Map([
  ["customer", "People"],
  ["account", "Accounts"],
  ["product", "Products"],
  ["campaign", "Campaigns"],
  ["order", "Orders"],
  ["opportunity", "Opportunities"],
]);

/** The tabs of the catalog: events first, then every record that has fields, in a fixed order. */
export function catalogViews(catalog: CatalogData): CatalogView[] {
  const counts = new Map<string, number>();
  // Properties of events stand with their event.
  for (const field of catalog.fields) if (field.of !== "event") counts.set(field.of, (counts.get(field.of) ?? 0) + 1);
  const known = [...names.keys()].filter((of) => counts.has(of));
  const others = [...counts.keys()].filter((of) => !names.has(of)).toSorted();
  return [
    { id: "events", name: "Events", count: catalog.events.length },
    ...[...known, ...others].map((of) => ({ id: of, name: names.get(of) ?? of, count: counts.get(of) ?? 0 })),
  ];
}

/** Rows whose name, or a top value, holds the searched text; the order is the catalog's, by volume. */
export function matching<Row extends { readonly name: string; readonly top?: readonly { readonly value: string }[] }>(
  rows: readonly Row[],
  text: string | undefined,
): readonly Row[] {
  if (text === undefined) return rows;
  const wanted = text.toLocaleLowerCase();
  const holds = (one: string) => one.toLocaleLowerCase().includes(wanted);
  return rows.filter((row) => holds(row.name) || (row.top ?? []).some((top) => holds(top.value)));
}
