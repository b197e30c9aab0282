import type { Plan } from "@throughline/query";
import { expect, test } from "vitest";
import { orderFor } from "./order-for.ts";

const events: Plan = { scan: "events", as: "e" };
const is = (column: string, value: string | number) =>
  ({
    call: "=",
    args: [{ column }, { literal: value, type: typeof value === "number" ? "integer" : "text" }],
  }) as const;

test("plans that name customers read customer-major rows, plans that read the event the event-major ones", () => {
  expect(orderFor({ filter: events, where: is("customer", 3) })).toBe("customer");
  expect(orderFor({ filter: events, where: { in: { column: "customer" }, values: [1, 2], type: "integer" } })).toBe(
    "customer",
  );
  expect(orderFor({ filter: events, where: is("event", 3) })).toBe("event");
  expect(orderFor(events)).toBe("customer");
  const one: Plan = { filter: { scan: "customers", as: "c" }, where: is("key", "user:1") };
  const on = { call: "=", args: [{ column: "event" }, { column: "id" }] } as const;
  expect(orderFor({ join: events, to: one, kind: "semi", on })).toBe("customer");
  const account: Plan = { filter: { scan: "accounts", as: "a" }, where: is("key", "acme") };
  expect(orderFor({ join: events, to: account, kind: "semi", on })).toBe("event");
});
