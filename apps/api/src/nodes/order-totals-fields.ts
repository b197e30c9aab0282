import type { Builder } from "../schema/builder.ts";

/** The metrics of customers and of accounts: the same totals of their orders, to which a noun may add its own. */
export function orderTotalsFields(builder: Builder): void {
  for (const type of ["CustomerMetrics", "AccountMetrics"] as const) {
    builder.objectType(type, {
      description: "Of the whole recorded time, in the workspace's currency.",
      authScopes: { reader: true },
      fields: (t) => ({
        orders: t.exposeInt("orders"),
        revenue: t.expose("revenue", { type: "Decimal", description: "Sum of the orders, before returns." }),
        returned: t.expose("returned", { type: "Decimal", description: "Sum of the returns, as a positive amount." }),
        firstOrderAt: t.expose("firstOrderAt", { type: "Instant", nullable: true }),
        lastOrderAt: t.expose("lastOrderAt", { type: "Instant", nullable: true }),
      }),
    });
  }
}
