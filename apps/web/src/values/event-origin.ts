import { fieldTitle } from "./trait-value.ts";

const records: ReadonlyMap<string, string> = new Map([
  ["order", "Orders"],
  ["opportunity", "Opportunities"],
  ["campaign", "Campaigns"],
  ["target", "Campaigns"],
  ["account", "Accounts"],
  ["contact", "Contacts"],
]);

/** Where an event of the catalog comes from, in a marketer's words: the records that it is read from, or what was collected. */
export function eventOrigin(event: { readonly name: string; readonly kind: string }): string {
  if (event.kind !== "business") return "Collected";
  const record = event.name.split(".")[0] ?? "";
  return records.get(record) ?? fieldTitle(record);
}
