import type { Expr, Plan } from "@throughline/query";
import { column, type Field } from "../conditions/test/field-columns.ts";

const ofAccount = "account.";

/** Where a chosen column of members stands: `plan` of the unit (`u`), `account.<field>` of its account (`r`). */
export function memberField(name: string, unit: "customer" | "account"): Field {
  const far = unit === "customer" && name.startsWith(ofAccount);
  return far ? { name: name.slice(ofAccount.length), of: "r" } : { name, of: "u" };
}

/** Beside each customer (`u`) its one account (`r`), or nothing: the primary one, else the one known first. */
export function withAccounts(customers: Plan): Plan {
  const place: Plan = {
    window: { scan: "memberships", as: "m" },
    columns: {
      nth: {
        fn: "rowNumber",
        partitionBy: [column("customer", "m")],
        orderBy: [{ by: column("primary", "m"), descending: true }, { by: column("account", "m") }],
      },
    },
    as: "m",
  };
  const one: Plan = {
    project: {
      filter: place,
      where: { call: "=", args: [column("nth", "m"), { literal: 1, type: "integer" }] },
    },
    columns: { customer: column("customer", "m"), account: column("account", "m") },
    as: "of",
  };
  const equal = (a: Expr, b: Expr): Expr => ({ call: "=", args: [a, b] });
  return {
    join: { join: customers, to: one, kind: "left", on: equal(column("id", "u"), column("customer", "of")) },
    to: { scan: "accounts", as: "r" },
    kind: "left",
    on: equal(column("account", "of"), column("id", "r")),
  };
}
