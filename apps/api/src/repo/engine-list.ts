import type { Plan } from "@throughline/query";
import type { Connection } from "./connection.ts";
import { pageOf } from "./connection.ts";
import { decodeCursor, encodeCursor, pageSize } from "./cursor.ts";
import type { Repo } from "./repo.ts";
import { numberOf, type Row } from "./rows.ts";

export interface ListRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/**
 * A page of a sorted plan. A page marker names the version and the offset: versions never change, so a list neither
 * skips nor repeats a row while new data arrives. `plan` must sort by a total order.
 */
export async function engineList<T>(
  repo: Repo,
  request: ListRequest & { readonly version?: number | undefined },
  sorted: Extract<Plan, { sort: Plan }>,
  nodeOf: (row: Row, version: number) => T,
): Promise<Connection<T>> {
  const first = pageSize(request.first, 50);
  const [from, offset] = request.after
    ? decodeCursor(request.after, 2)
    : [request.version ?? (await repo.cut()).version, 0];
  if (from === undefined || offset === undefined || offset < 0) throw new Error("a cursor has two parts");
  const rows = await repo.rows({ ...sorted, limit: first + 1, offset }, from);
  const { edges, pageInfo } = pageOf(rows, first, (_, index) => encodeCursor([from, offset + index + 1]));
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: nodeOf(node, from) })),
    totalCount: () => countRows(repo, sorted.sort, from),
    pageInfo,
  };
}

/** How many rows a plan has at a version. */
export async function countRows(repo: Repo, plan: Plan, version?: number): Promise<number> {
  const [row] = await repo.rows({ aggregate: plan, by: {}, measures: { n: { fn: "count" } }, as: "counted" }, version);
  return row ? numberOf(row, "n") : 0;
}
