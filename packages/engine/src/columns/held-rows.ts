import type { DuckDBConnection } from "@duckdb/node-api";
import type { Part } from "../projections/parts.ts";
import { type Chosen, type PartRows, readRows, rowBytes } from "./part-rows.ts";

/** A part of so few rows is read whenever it is asked for. */
const fewRows = 50_000;

/** Each is a query: more of them take longer than the one that they are read for. */
const mostReads = 200;

const mostSeen = 10_000;

interface Held {
  readonly part: Part;
  readonly rows: readonly PartRows[];
}

/**
 * Rows of parts in memory, for as long as the parts are as they were: a part that gets or loses rows is another object
 * (`ingest/transaction.ts`). Those of a large part are read when they are asked for the second time.
 */
export class HeldRows {
  readonly #mostBytes: number;
  readonly #held = new Map<string, Held>();
  /** Asked for once, or more than may be held of it or of all that a question chose. */
  readonly #seen = new Map<string, { readonly part: Part; readonly tooMany: boolean }>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /**
   * What finds the rows of those that are chosen, together no more than may be held; undefined where some are not here yet
   * and not worth their reading.
   */
  async all(
    connection: DuckDBConnection,
    chosen: readonly Chosen[],
  ): Promise<((some: readonly Chosen[]) => readonly PartRows[]) | undefined> {
    const found = new Map<string, readonly PartRows[]>();
    const missing = chosen.filter((wanted) => {
      const rows = this.#get(wanted);
      if (rows) found.set(nameOf(wanted), rows);
      return !rows;
    });
    const waiting = missing.filter((wanted) => !this.#isWorthReading(wanted));
    if (waiting.length > 0 || missing.length > mostReads) return undefined;
    let bytes = [...found.values()].reduce((sum, rows) => sum + bytesOf(rows), 0);
    for (const wanted of missing) {
      const rows = await this.#read(connection, wanted, this.#mostBytes - bytes);
      if (!rows) return undefined;
      found.set(nameOf(wanted), rows);
      bytes += bytesOf(rows);
    }
    return (some) => some.flatMap((wanted) => found.get(nameOf(wanted)) ?? []);
  }

  #get(chosen: Chosen): readonly PartRows[] | undefined {
    const name = nameOf(chosen);
    const held = this.#held.get(name);
    if (held?.part !== chosen.part) return undefined;
    this.#held.delete(name);
    this.#held.set(name, held);
    return held.rows;
  }

  #isWorthReading(chosen: Chosen): boolean {
    const name = nameOf(chosen);
    const seen = this.#seen.get(name);
    const again = seen?.part === chosen.part;
    if (this.#seen.size > mostSeen) this.#seen.clear();
    if (!again) this.#seen.set(name, { part: chosen.part, tooMany: false });
    return again ? !seen.tooMany : chosen.part.rows <= fewRows;
  }

  async #read(connection: DuckDBConnection, chosen: Chosen, most: number): Promise<readonly PartRows[] | undefined> {
    const rows = await readRows(connection, chosen, Math.floor(Math.min(this.#mostBytes / 4, most) / rowBytes));
    const name = nameOf(chosen);
    this.#forget(name);
    if (!rows) {
      this.#seen.set(name, { part: chosen.part, tooMany: true });
      return undefined;
    }
    this.#held.set(name, { part: chosen.part, rows });
    this.#bytes += bytesOf(rows);
    for (const oldest of this.#held.keys()) if (this.#bytes > this.#mostBytes) this.#forget(oldest);
    return rows;
  }

  #forget(name: string): void {
    const held = this.#held.get(name);
    if (held) this.#bytes -= bytesOf(held.rows);
    this.#held.delete(name);
  }
}

function nameOf({ part, value, where }: Chosen): string {
  return `${part.name} ${value} ${where}`;
}

function bytesOf(rows: readonly PartRows[]): number {
  const bytes = rows.map(
    ({ units, values, versions }) =>
      units.byteLength + values.byteLength + (versions ? 2 * versions.from.byteLength : 0),
  );
  return bytes.reduce((a, b) => a + b, 0);
}
