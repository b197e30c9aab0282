import type { DuckDBConnection } from "@duckdb/node-api";
import type { Plan } from "@throughline/query";
import type { KnownIds } from "../scan/open-relations.ts";
import type { View } from "../scan/scope-sql.ts";
import { questionKey } from "./answer-cache.ts";
import { compiledFor } from "./compiled-for.ts";

/** Relations of names, whose rows are few. */
const names: ReadonlySet<unknown> = new Set(["strings", "eventNames"]);
/** More ids than this are joined, as any other plan is. */
const mostIds = 50;
const mostKept = 5_000;

/**
 * Which ids have a text, or count as an event: the plans of membership tests that read names alone. They are the same for
 * every question of a version and a scope, so each is read once; a scan that is told the ids themselves needs no join.
 */
export class Lookups {
  /** `null`: too many. */
  readonly #ids = new Map<string, readonly number[] | null>();

  async among(connection: DuckDBConnection, plan: Plan, view: View): Promise<KnownIds> {
    const known = new Map<Plan, readonly number[]>();
    for (const lookup of lookupsIn(plan)) {
      const key = questionKey([view.scope, view.version, lookup]);
      const kept = this.#ids.get(key);
      const ids = kept === undefined ? await idsOf(connection, lookup, view) : kept;
      if (kept === undefined) this.#keep(key, ids);
      if (ids) known.set(lookup, ids);
    }
    return known;
  }

  #keep(key: string, ids: readonly number[] | null): void {
    if (this.#ids.size >= mostKept) this.#ids.clear();
    this.#ids.set(key, ids);
  }
}

async function idsOf(connection: DuckDBConnection, lookup: Plan, view: View): Promise<readonly number[] | null> {
  const { sql, params, columns } = compiledFor(lookup, view);
  if (columns.length !== 1 || columns[0]?.type !== "integer") return null;
  const read = await connection.runAndReadAll(`SELECT * FROM (${sql}) LIMIT ${mostIds + 1}`, [...params]);
  const ids = read.getColumns()[0] ?? [];
  return ids.length > mostIds ? null : [...new Set(ids.flatMap((id) => (id === null ? [] : [Number(id)])))];
}

function lookupsIn(plan: unknown): readonly Plan[] {
  const found: Plan[] = [];
  const stack: unknown[] = [plan];
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node !== "object" || node === null) continue;
    if ("in" in node && "plan" in node && isLookup(node.plan)) found.push(node.plan);
    // One by one: a list of ids has more values than a call may have arguments.
    else for (const child of Object.values(node)) stack.push(child);
  }
  return found;
}

function isLookup(plan: unknown): plan is Plan {
  if (typeof plan !== "object" || plan === null || !("project" in plan)) return false;
  const { project } = plan;
  if (typeof project !== "object" || project === null || !("filter" in project)) return false;
  const { filter } = project;
  return typeof filter === "object" && filter !== null && "scan" in filter && names.has(filter.scan);
}
