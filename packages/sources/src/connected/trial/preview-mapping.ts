import type { Mapping } from "@throughline/model";
import type { JsonObject } from "../../ports/document-store.ts";
import type { ForeignDatabase } from "../foreign/foreign-database.ts";
import { type ShapedRow, shapeRows } from "../shape/shaped-row.ts";
import type { MappingPreview } from "./trial.ts";
import { within } from "./within.ts";

/** The first rows as they would become. Reads a page of the other database and nothing of ours. */
export async function previewMapping(
  database: ForeignDatabase,
  mapping: Mapping,
  { first, withinMs, now }: { readonly first: number; readonly withinMs: number; readonly now: number },
): Promise<MappingPreview> {
  const page = await within(withinMs, async () => (await database.table(mapping)).scan(null, first));
  const shape = shapeRows(mapping);
  const rows = page.rows.map((row) => {
    const shaped = shape(row, now);
    return { key: row.key, becomes: becomes(shaped), problem: shaped.problem };
  });
  return { rows, problems: [] };
}

function becomes({ shape }: ShapedRow): JsonObject | null {
  if (!shape) return null;
  if ("record" in shape) {
    const { kind, values, attributes } = shape.record;
    return { kind, ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)), attributes };
  }
  const { event, userId, anonymousId, groupId, timestamp, properties } = shape.event;
  const ids = Object.entries({ userId, anonymousId, groupId }).flatMap(([name, id]) =>
    id === undefined ? [] : [[name, id]],
  );
  return { event, timestamp: new Date(timestamp).toISOString(), ...Object.fromEntries(ids), properties };
}
