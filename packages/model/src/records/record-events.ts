import { foldText } from "../text/fold-text.ts";
import type { RecordKind } from "./record.ts";
import { syncedKinds } from "./registry.ts";

const byEvent: ReadonlyMap<string, RecordKind> = new Map(
  syncedKinds.flatMap((kind) => kind.events.map((event) => [event.name, kind] as const)),
);

/** The record kind whose rows read as this business event; none for collected events. */
export function kindOfEvent(event: string): RecordKind | undefined {
  return byEvent.get(foldText(event));
}

/** A kind by the name it has in properties: `product` of `product.department`. */
export function kindNamed(name: string): RecordKind | undefined {
  return syncedKinds.find(({ kind }) => kind === name);
}
