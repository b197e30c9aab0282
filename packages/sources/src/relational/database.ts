import { setTimeout as sleep } from "node:timers/promises";
import { CompiledQuery, type Kysely, type RawBuilder, sql } from "kysely";
import { StoreUnavailable } from "../ports/lease.ts";

export type SqlValue = string | number | bigint | null;
export type Row = Record<string, SqlValue>;

/** The SQL that differs between the relational engines. */
export type Flavour = "sqlite" | "mysql" | "mariadb";

/** Runs statements: on a connection of its own each, or all in the transaction it was given for. */
export interface Executor {
  readonly flavour: Flavour;
  /** A table of this database, quoted, with the database's name before it where a server holds several. */
  table(name: string): RawBuilder<unknown>;
  rows<R = Row>(query: RawBuilder<unknown>): Promise<R[]>;
  /** The number of rows changed. */
  change(query: RawBuilder<unknown>): Promise<number>;
  /** Multi-row insert in statements of bounded size; with `ignore`, rows whose key is there are left alone. */
  insert(table: string, columns: readonly string[], rows: readonly SqlValue[][], how?: InsertHow): Promise<number>;
}

export type InsertHow = "plain" | "replace" | "ignore";

/** One database: a SQLite file, or one named database of a server. Retries transactions that lost a race. */
export interface Database extends Executor {
  transaction<T>(work: (tx: Executor) => Promise<T>): Promise<T>;
}

/** What a driver says about an error: repeat the transaction, or (mapped) why the store cannot be used. */
export interface ErrorRules {
  retryable(error: unknown): boolean;
  translate(error: unknown): Error;
}

/** Below SQLite's limit of 32,766 bound values and, with rows of 4 KB, far below MariaDB's 16 MB packet. */
const valuesPerStatement = 8000;
const bytesPerStatement = 4_000_000;
const attempts = 12;

export function openDatabase(
  kysely: Kysely<unknown>,
  flavour: Flavour,
  schema: string | undefined,
  errors: ErrorRules,
): Database {
  const outer = executor(kysely, flavour, schema, errors);
  return {
    ...outer,
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await kysely.transaction().execute((tx) => work(executor(tx, flavour, schema, errors)));
        } catch (error) {
          const cause = error instanceof StoreUnavailable ? error.cause : error;
          if (!errors.retryable(cause) || attempt === attempts) throw errors.translate(error);
          await sleep(Math.random() * 15 * attempt);
        }
      }
    },
  };
}

function executor(db: Kysely<unknown>, flavour: Flavour, schema: string | undefined, errors: ErrorRules): Executor {
  const quoted = (name: string) => (schema === undefined ? sql.id(name) : sql.id(schema, name));
  const guarded = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw errors.translate(error);
    }
  };
  return {
    flavour,
    table: quoted,
    rows: <R>(query: RawBuilder<unknown>) => guarded(async () => (await query.execute(db)).rows as R[]),
    change: (query) => guarded(async () => Number((await query.execute(db)).numAffectedRows ?? 0n)),
    async insert(table, columns, rows, how = "plain") {
      const head = `${verb(flavour, how)} into ${plainName(flavour, schema, table)} (${columns
        .map((c) => quote(flavour, c))
        .join(", ")}) values `;
      const tuple = `(${columns.map(() => "?").join(", ")})`;
      let changed = 0;
      for (const chunk of chunks(rows, columns.length)) {
        const text = head + new Array<string>(chunk.length).fill(tuple).join(", ");
        const result = await guarded(() => db.executeQuery(CompiledQuery.raw(text, chunk.flat())));
        changed += Number(result.numAffectedRows ?? 0n);
      }
      return changed;
    },
  };
}

/** Cuts rows so that a statement stays below both limits. Full chunks have one size, so their statement is reused. */
export function* chunks(rows: readonly SqlValue[][], width: number): Generator<SqlValue[][]> {
  const most = Math.max(1, Math.floor(valuesPerStatement / width));
  let chunk: SqlValue[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = row.reduce<number>((sum, v) => sum + (typeof v === "string" ? v.length * 3 : 8), 0);
    if (chunk.length > 0 && (chunk.length === most || bytes + size > bytesPerStatement)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(row);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

function verb(flavour: Flavour, how: InsertHow): string {
  if (how === "plain") return "insert";
  if (how === "replace") return "replace";
  return flavour === "sqlite" ? "insert or ignore" : "insert ignore";
}

/** Names come from the record registry and the migrations, never from a user; quoting is for reserved words. */
export function quote(flavour: Flavour, name: string): string {
  if (!/^[a-z][a-z0-9_-]*$/.test(name)) throw new Error(`not a name: ${JSON.stringify(name)}`);
  return flavour === "sqlite" ? `"${name}"` : `\`${name}\``;
}

function plainName(flavour: Flavour, schema: string | undefined, table: string): string {
  return schema === undefined ? quote(flavour, table) : `${quote(flavour, schema)}.${quote(flavour, table)}`;
}

/** A parenthesised list of bound values; of none, a list that nothing is in. */
export function listOf(values: readonly SqlValue[]): RawBuilder<unknown> {
  return values.length === 0 ? sql`(null)` : sql`(${sql.join(values)})`;
}

/** Slices of at most `size`, for `in` lists. */
export function* slices<T>(values: readonly T[], size = 500): Generator<readonly T[]> {
  for (let i = 0; i < values.length; i += size) yield values.slice(i, i + size);
}
