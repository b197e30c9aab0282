import type { Expr, Plan } from "@throughline/query";
import type { AccountNode } from "../../nodes/account-node.ts";
import { among, anyOf, call, col, equal, filter, scan, text } from "../../repo/expressions.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, numberOrNull, type Row, textOrNull } from "../../repo/rows.ts";

/** Of the whole recorded time. Money is exact decimal text; `returned` is positive. */
export interface AccountMetrics {
  readonly orders: number;
  readonly revenue: string;
  readonly returned: string;
  readonly firstOrderAt: number | null;
  readonly lastOrderAt: number | null;
  readonly people: number;
  readonly openPipeline: string;
}

export const textIs = (column: string, folded: string): Expr => {
  const ids: Plan = {
    project: filter(scan("strings"), equal(col("folded"), text(folded))),
    columns: { id: col("id") },
    as: `is ${folded}`,
  };
  return among(col(column), ids);
};

/** Rolled up per account from orders, memberships and opportunities apart, so no row is counted twice. */
export async function accountMetrics(repo: Repo, accounts: readonly AccountNode[]): Promise<AccountMetrics[]> {
  const ids = accounts.map(({ id }) => id);
  const version = accounts[0]?.version;
  const per = async (relation: string, measures: Extract<Plan, { aggregate: Plan }>["measures"]) => {
    const rows = await repo.rows(
      {
        aggregate: filter(scan(relation), anyOf(col("account"), ids, "integer")),
        by: { account: col("account") },
        measures,
        as: "measured",
      },
      version,
    );
    return new Map(rows.map((row) => [numberOf(row, "account"), row]));
  };
  const isReturn = textIs("s:kind", "return");
  const isOrder = call("not", isReturn);
  const [orders, people, pipeline] = await Promise.all([
    per("orders", {
      orders: { fn: "count", where: isOrder },
      revenue: { fn: "sum", of: col("d:amount"), where: isOrder },
      returned: { fn: "sum", of: col("d:amount"), where: isReturn },
      first: { fn: "min", of: col("t"), where: isOrder },
      last: { fn: "max", of: col("t"), where: isOrder },
    }),
    per("memberships", { people: { fn: "distinct", of: col("customer") } }),
    per("opportunities", {
      open: {
        fn: "sum",
        of: col("d:amount"),
        where: call("not", call("or", textIs("s:status", "won"), textIs("s:status", "lost"))),
      },
    }),
  ]);
  return accounts.map(({ id }) => metricsOf(orders.get(id), people.get(id), pipeline.get(id)));
}

function metricsOf(orders: Row | undefined, people: Row | undefined, pipeline: Row | undefined): AccountMetrics {
  return {
    orders: (orders && numberOrNull(orders, "orders")) ?? 0,
    revenue: (orders && textOrNull(orders, "revenue")) ?? "0",
    returned: positive((orders && textOrNull(orders, "returned")) ?? "0"),
    firstOrderAt: (orders && numberOrNull(orders, "first")) ?? null,
    lastOrderAt: (orders && numberOrNull(orders, "last")) ?? null,
    people: (people && numberOrNull(people, "people")) ?? 0,
    openPipeline: (pipeline && textOrNull(pipeline, "open")) ?? "0",
  };
}

const positive = (amount: string): string => (amount.startsWith("-") ? amount.slice(1) : amount);
