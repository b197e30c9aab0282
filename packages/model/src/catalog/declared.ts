import type { RecordKind } from "../records/record.ts";
import { recordKinds } from "../records/registry.ts";
import { foldText } from "../text/fold-text.ts";

const kinds: readonly RecordKind[] = recordKinds;
const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
const byEvent = new Map(kinds.flatMap((kind) => kind.events.map((event) => [event.name, kind] as const)));

const has = (kind: RecordKind | undefined, field: string): boolean =>
  kind !== undefined && Object.hasOwn(kind.fields, field);

/** Names that record kinds declare are there, also while no row has them. */
export const declaredEvent = (name: string): boolean => byEvent.has(foldText(name));

export const declaredAccountField = (name: string): boolean => has(byKind.get("account"), name);

export function declaredProperty(event: string, name: string): boolean {
  const dot = name.indexOf(".");
  return (
    has(byEvent.get(foldText(event)), name) || has(byKind.get(name.slice(0, Math.max(dot, 0))), name.slice(dot + 1))
  );
}
