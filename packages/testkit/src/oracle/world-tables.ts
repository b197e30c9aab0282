import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type FieldLetter, fieldColumn, type RelationName, relations } from "@throughline/engine";
import { foldText } from "@throughline/model";
import { type ColumnType, compile, duckdb, type Frame, type Plan, type Relations } from "@throughline/query";
import { momentOf } from "./berlin.ts";
import { ofSegments } from "./event-oracle.ts";
import { sessionsOf } from "./session-oracle.ts";
import type { Fields, World, WorldDeal } from "./world.ts";

const sqlTypes: Readonly<Record<string, string>> = {
  s: "INTEGER",
  n: "DOUBLE",
  d: "DECIMAL(18,4)",
  b: "BOOLEAN",
  t: "BIGINT",
  l: "INTEGER[]",
};
const letters: readonly FieldLetter[] = ["s", "n", "d", "b", "t", "l"];
const withFields: ReadonlySet<string> = new Set([
  "events",
  "sessions",
  "customers",
  "accounts",
  "opportunities",
  "products",
  "campaigns",
  "orders",
]);

type Row = Readonly<Record<string, number | string | boolean | null | readonly number[]>>;

function literal(value: Row[string] | undefined): string {
  if (value === undefined || value === null) return "NULL";
  if (Array.isArray(value)) return `[${value.join(",")}]`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Ids of texts by their folded form, in order of appearance. */
class Strings {
  readonly #ids = new Map<string, number>();
  readonly displays: string[] = [];

  id(text: string): number {
    const folded = foldText(text);
    const id = this.#ids.get(folded) ?? this.#ids.size + 1;
    if (!this.#ids.has(folded)) {
      this.#ids.set(folded, id);
      this.displays.push(text);
    }
    return id;
  }

  rows(): Row[] {
    return [...this.#ids].map(([folded, id]) => ({ id, folded, display: this.displays[id - 1] ?? folded }));
  }
}

function typedColumns(fields: Fields, strings: Strings): Row {
  const row: Record<string, Row[string]> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string") {
      row[fieldColumn(name, "s")] = strings.id(value);
      const t = momentOf(value)?.start;
      if (t !== undefined) row[fieldColumn(name, "t")] = t;
    } else if (typeof value === "boolean") row[fieldColumn(name, "b")] = value;
    else if (typeof value === "number") {
      row[fieldColumn(name, "n")] = value;
      if (Number(value.toFixed(4)) === value) row[fieldColumn(name, "d")] = value.toFixed(4);
    } else row[fieldColumn(name, "l")] = value.map((text) => strings.id(text));
  }
  return row;
}

/** A world in tables of the engine's logical relations, in a DuckDB of its own; plans run on it. */
export class WorldTables {
  readonly #connection: DuckDBConnection;
  #columns = new Map<string, ReadonlySet<string>>();

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async open(): Promise<WorldTables> {
    return new WorldTables(await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect());
  }

  close(): void {
    this.#connection.closeSync();
  }

  async fill(world: World): Promise<void> {
    const strings = new Strings();
    const sessions = sessionsOf(world);
    const names = [...new Set(world.events.map((e) => foldText(e.name)))];
    const records = (of: World["customers"], more: (id: number) => Row = () => ({})): Row[] =>
      of.map(({ id, fields }) => ({ id, key: `key:${id}`, ...more(id), ...typedColumns(fields, strings) }));
    const tables: Readonly<Record<string, readonly Row[]>> = {
      events: world.events.map(({ properties, name, ...e }, i) => ({
        rid: i,
        customer: e.customer,
        account: e.account,
        event: names.indexOf(foldText(name)) + 1,
        kind: e.kind,
        t: e.t,
        seq: e.seq,
        session: sessions.find(({ events }) => events.some(({ seq }) => seq === e.seq))?.id ?? null,
        product: e.product,
        ...typedColumns(properties, strings),
      })),
      sessions: sessions.map(({ id, customer, startedAt, endedAt, events, pages, entry }) => ({
        id,
        customer,
        account: events[0]?.account ?? null,
        startedAt,
        endedAt,
        events: events.length,
        pages,
        ...typedColumns({ ...entry, pages, duration: (endedAt - startedAt) / 1000 }, strings),
        "t:startedAt": startedAt,
      })),
      eventNames: names.map((name, i) => ({ id: i + 1, name, folded: name, kind: 0 })),
      customers: records(world.customers, (id) => ({ lastSeen: id, firstSeen: beginning(world, id) })),
      identifiers: world.customers.flatMap(({ id }) => [
        { key: `user:${id}`, customer: id },
        { key: `anon:a${id}`, customer: id },
      ]),
      accounts: records(world.accounts),
      products: records(world.products),
      campaigns: [],
      orders: (world.orders ?? []).map((order) => dealRow(order, strings)),
      opportunities: (world.opportunities ?? []).map(({ customer: _, ...deal }) => dealRow(deal, strings)),
      spells: (world.spells ?? []).map((spell) => ({ ...spell })),
      memberships: world.memberships.map((m) => ({ ...m })),
      strings: strings.rows(),
    };
    this.#columns = new Map();
    for (const [name, rows] of Object.entries(tables)) await this.#create(name as RelationName, rows);
  }

  async #create(name: RelationName, rows: readonly Row[]): Promise<void> {
    const fixed: Readonly<Record<string, ColumnType>> = relations[name];
    const columns = new Set([...Object.keys(fixed), ...rows.flatMap((row) => Object.keys(row))]);
    this.#columns.set(name, columns);
    const types = [...columns].map(
      (c) => `"${c}" ${c in fixed ? duckdb.types[fixed[c] ?? "text"] : sqlTypes[c.slice(0, 1)]}`,
    );
    await this.#connection.run(`CREATE OR REPLACE TABLE "${name}" (${types.join(", ")})`);
    if (rows.length === 0) return;
    const values = rows.map((row) => `(${[...columns].map((c) => literal(row[c])).join(", ")})`);
    await this.#connection.run(`INSERT INTO "${name}" VALUES ${values.join(", ")}`);
  }

  /** A field that no row has reads as missing, as in the engine. */
  readonly #relations: Relations = {
    has: (relation) => Object.hasOwn(relations, relation),
    columnType: (relation, column) => {
      const fixed: Readonly<Record<string, ColumnType>> = relations[relation as RelationName];
      if (Object.hasOwn(fixed, column)) return fixed[column];
      const types: Readonly<Record<string, ColumnType>> = {
        s: "integer",
        n: "number",
        d: "decimal",
        b: "boolean",
        t: "instant",
        l: "integer",
      };
      const letter = letters.find((l) => column.startsWith(`${l}:`));
      return letter && withFields.has(relation) ? types[letter] : undefined;
    },
    resolve: (relation, columns) => {
      const have = this.#columns.get(relation);
      const listed = [...columns].map((c) => {
        const name = `"${c.replaceAll('"', '""')}"`;
        return have?.has(c) ? name : `NULL::${sqlTypes[c.slice(0, 1)]} AS ${name}`;
      });
      return { sql: `SELECT ${listed.join(", ") || "1 AS one"} FROM "${relation}"`, params: [] };
    },
  };

  async run(plan: Plan): Promise<Frame> {
    const { sql, params, columns } = compile(plan, duckdb, this.#relations);
    const reader = await this.#connection.runAndReadAll(sql, [...params]);
    const read = reader.getColumnsJson();
    return {
      rows: reader.currentRowCount,
      columns: columns.map(({ name, type }, i) => ({
        name,
        type,
        values: (read[i] ?? []).map((value) => frameValue(value, type)),
      })),
    };
  }

  async numbers(plan: Plan, column: string): Promise<number[]> {
    const frame = await this.run(plan);
    return Array.from(frame.columns.find((c) => c.name === column)?.values ?? [], Number);
  }
}

/** What the engine keeps of a customer: the earliest of first event, profile and the trait createdAt. */
function beginning({ events, customers }: World, id: number): number | null {
  const { made, fields } = customers.find((c) => c.id === id) ?? {};
  const created = fields?.["createdAt"];
  const known = [
    ...events.filter((e) => e.customer === id && !ofSegments(e)).map((e) => e.t),
    made,
    typeof created === "string" ? momentOf(created)?.start : undefined,
  ].filter((t) => t !== undefined);
  return known.length === 0 ? null : Math.min(...known);
}

function dealRow({ id, fields, ...deal }: Omit<WorldDeal, "customer"> & Partial<WorldDeal>, strings: Strings): Row {
  return { id, key: `key:${id}`, ...deal, ...typedColumns(fields, strings) };
}

function frameValue(value: unknown, type: ColumnType): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (type === "text" || type === "decimal") return String(value);
  return type === "boolean" ? value === true : Number(value);
}
