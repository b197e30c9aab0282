import type { ColumnType, Plan } from "../plan.ts";
import type { Dialect } from "./dialect.ts";
import { PlanError } from "./plan-error.ts";
import { quote, type Sql, sql, type Typed } from "./sql.ts";

/** Where a plan's relations come from: the engine's tables, or a test's. */
export interface Relations {
  has(relation: string): boolean;
  /** `undefined`: the relation has no such column. */
  columnType(relation: string, column: string): ColumnType | undefined;
  /**
   * A query (without parentheses) that gives exactly these columns, by these names. As in all text of the compiler, names
   * stand in double quotes (a quote in them doubled) and `?` for the parameters.
   */
  resolve(relation: string, columns: ReadonlySet<string>): Sql;
  /** The whole numbers that a plan of a membership test gives, where they are known already. */
  known?(plan: Plan): readonly number[] | undefined;
}

/** The recursion over nodes is tied in `compile`: `block` for inputs of a node, `query` for a whole SELECT. */
export interface Context {
  readonly dialect: Dialect;
  readonly relations: Relations;
  block(plan: Plan): Block;
  query(plan: Plan): Query;
}

export interface Query {
  readonly sql: Sql;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
}

/** One named input of a query block. `use` notes that a column is read, so that only those are asked for. */
export interface Source {
  readonly alias: string;
  use(column: string): ColumnType | undefined;
  /** Absent for relations, whose fields are open. */
  readonly columns?: ReadonlyMap<string, ColumnType>;
}

/** A query block under construction. `from` is called last: by then every source knows which columns are read. */
export interface Block {
  readonly sources: readonly Source[];
  readonly from: () => Sql;
  readonly where: readonly Sql[];
}

export function columnOf(sources: readonly Source[], column: unknown, of: unknown): Typed {
  if (typeof column !== "string") throw new PlanError("a column must be a name");
  const among = of === undefined ? sources : sources.filter((s) => s.alias === of);
  const found = among.flatMap((source) => {
    const type = source.use(column);
    return type === undefined ? [] : [{ sql: sql`${quote(source.alias)}.${quote(column)}`, type }];
  });
  if (found.length > 1) throw new PlanError(`column "${column}" is ambiguous: say of which input`);
  const [only] = found;
  if (!only) throw new PlanError(`there is no column "${column}"${of === undefined ? "" : ` in "${String(of)}"`}`);
  return only;
}

/** The columns of a block as a list; refused while it is a bare relation, whose fields are open. */
export function closedColumns(sources: readonly Source[]): { name: string; type: ColumnType; source: Source }[] {
  const seen = new Set<string>();
  return sources.flatMap((source) => {
    if (!source.columns) throw new PlanError(`the fields of "${source.alias}" are open: project the columns you need`);
    return [...source.columns].map(([name, type]) => {
      if (seen.has(name)) throw new PlanError(`two inputs have a column "${name}": project`);
      seen.add(name);
      return { name, type, source };
    });
  });
}

export function checkName(name: unknown, what: string): string {
  if (typeof name !== "string" || name === "" || name.length > 300 || name.includes("\0"))
    throw new PlanError(`${what} must be a short text`);
  return name;
}
