import type { DuckDBConnection } from "@duckdb/node-api";
import { foldText } from "@throughline/model";
import { appendColumns } from "../duck/append-columns.ts";
import { ColumnBatch } from "../duck/column-batch.ts";
import { rowsOf } from "../duck/statements.ts";

export type EntityKind = "account" | "product" | "campaign" | "order" | "opportunity";

const stringColumns = new Map([
  ["id", "INTEGER"],
  ["folded", "VARCHAR"],
  ["display", "VARCHAR"],
] as const);
const eventColumns = new Map([
  ["id", "INTEGER"],
  ["name", "VARCHAR"],
  ["folded", "VARCHAR"],
  ["kind", "INTEGER"],
] as const);
const entityColumns = new Map([
  ["id", "INTEGER"],
  ["kind", "VARCHAR"],
  ["key", "VARCHAR"],
] as const);

/**
 * Dense ids of texts, event names and records, held in memory. New entries are written by `flush` in the transaction that
 * uses them; after a rollback the dictionary is loaded again. Ids start at 1.
 */
export class Dictionary {
  readonly #strings = new Map<string, number>();
  readonly #spellings = new Map<string, number>();
  readonly #events = new Map<string, number>();
  readonly #entities = new Map<EntityKind, Map<string, number>>();
  #entityCount = 0;
  #newStrings = new ColumnBatch(stringColumns);
  #newEvents = new ColumnBatch(eventColumns);
  #newEntities = new ColumnBatch(entityColumns);

  static async load(connection: DuckDBConnection): Promise<Dictionary> {
    const dictionary = new Dictionary();
    for (const [id, folded] of await rowsOf(connection, "SELECT id, folded FROM strings"))
      dictionary.#strings.set(String(folded), Number(id));
    for (const [id, folded] of await rowsOf(connection, "SELECT id, folded FROM event_names"))
      dictionary.#events.set(String(folded), Number(id));
    for (const [id, kind, key] of await rowsOf(connection, "SELECT id, kind, key FROM entities"))
      dictionary.#enter(kind as EntityKind, String(key), Number(id));
    return dictionary;
  }

  /** Id of a text; texts that fold alike share it, and the first spelling is shown. */
  string(text: string): number {
    const known = this.#strings.get(text) ?? this.#spellings.get(text);
    if (known !== undefined) return known;
    const folded = foldText(text);
    let id = this.#strings.get(folded);
    if (id === undefined) {
      id = this.#strings.size + 1;
      this.#strings.set(folded, id);
      const batch = this.#newStrings;
      batch.next();
      batch.set("id", "INTEGER", id);
      batch.set("folded", "VARCHAR", folded);
      batch.set("display", "VARCHAR", text);
    }
    if (folded !== text) {
      if (this.#spellings.size > 200_000) this.#spellings.clear();
      this.#spellings.set(text, id);
    }
    return id;
  }

  event(name: string, kind: number): number {
    const folded = foldText(name);
    const known = this.#events.get(folded);
    if (known !== undefined) return known;
    const id = this.#events.size + 1;
    this.#events.set(folded, id);
    const batch = this.#newEvents;
    batch.next();
    batch.set("id", "INTEGER", id);
    batch.set("name", "VARCHAR", name);
    batch.set("folded", "VARCHAR", folded);
    batch.set("kind", "INTEGER", kind);
    return id;
  }

  /** Ids of the event names whose folded text passes a test. */
  eventsWhere(test: (folded: string) => boolean): readonly number[] {
    return [...this.#events].filter(([folded]) => test(folded)).map(([, id]) => id);
  }

  /** Id of a record of the business, by its exact key. */
  entity(kind: EntityKind, key: string): number {
    const known = this.#entities.get(kind)?.get(key);
    if (known !== undefined) return known;
    const id = this.#entityCount + 1;
    this.#enter(kind, key, id);
    const batch = this.#newEntities;
    batch.next();
    batch.set("id", "INTEGER", id);
    batch.set("kind", "VARCHAR", kind);
    batch.set("key", "VARCHAR", key);
    return id;
  }

  #enter(kind: EntityKind, key: string, id: number): void {
    const keys = this.#entities.get(kind) ?? new Map<string, number>();
    this.#entities.set(kind, keys.set(key, id));
    this.#entityCount++;
  }

  async flush(connection: DuckDBConnection): Promise<void> {
    await appendColumns(connection, "strings", this.#newStrings);
    await appendColumns(connection, "event_names", this.#newEvents);
    await appendColumns(connection, "entities", this.#newEntities);
    this.#newStrings = new ColumnBatch(stringColumns);
    this.#newEvents = new ColumnBatch(eventColumns);
    this.#newEntities = new ColumnBatch(entityColumns);
  }
}
