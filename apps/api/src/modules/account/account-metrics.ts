import type { Plan } from "@throughline/query";
import type { AccountNode } from "../../nodes/account-node.ts";
import { anyOf, call, col, filter, scan, textIs } from "../../repo/expressions.ts";
import { noOrders, type OrderTotals, orderTotals } from "../../repo/order-totals.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, numberOrNull, textOrNull } from "../../repo/rows.ts";

/** Of the whole recorded time. */
export interface AccountMetrics extends OrderTotals {
  readonly people: number;
  readonly openPipeline: string;
}

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
  const [orders, people, pipeline] = await Promise.all([
    orderTotals(repo, "account", ids, version),
    per("memberships", { people: { fn: "distinct", of: col("customer") } }),
    per("opportunities", {
      open: {
        fn: "sum",
        of: col("d:amount"),
        where: call("not", call("or", textIs("s:status", "won"), textIs("s:status", "lost"))),
      },
    }),
  ]);
  return ids.map((id) => {
    const [members, open] = [people.get(id), pipeline.get(id)];
    return {
      ...(orders.get(id) ?? noOrders),
      people: (members && numberOrNull(members, "people")) ?? 0,
      openPipeline: (open && textOrNull(open, "open")) ?? "0",
    };
  });
}
