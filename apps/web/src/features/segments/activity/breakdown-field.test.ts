// @vitest-environment node
import { expect, test } from "vitest";
import { breakdownGroups, breakdownInput, pickedField } from "./breakdown-field.ts";

const field = (of: string, name: string, fill = 1, type = "text") => ({
  of,
  name,
  type,
  fill,
  rows: 10,
  top: [
    { value: "a", count: 6 },
    { value: "b", count: 4 },
  ],
});
const catalog = {
  events: [{ name: "Order placed", properties: [field("event", "coupon")] }],
  fields: [field("customer", "plan", 0.5), field("customer", "country", 0.9), field("account", "tier")],
};

test("customers are broken down by traits, account and event; accounts without traits", () => {
  expect(breakdownGroups(catalog, "customer", "Order placed").map(({ of }) => of)).toEqual([
    "trait",
    "account",
    "property",
  ]);
  expect(breakdownGroups(catalog, "account", "*").map(({ of }) => of)).toEqual(["account"]);
});

test("the URL's field is taken, else the fullest", () => {
  const groups = breakdownGroups(catalog, "customer", "Order placed");
  expect(pickedField(groups, "property:coupon")).toEqual({ of: "property", name: "coupon" });
  expect(pickedField(groups, undefined)).toEqual({ of: "trait", name: "country" });
  expect(pickedField(groups, "nowhere:x")).toEqual({ of: "trait", name: "country" });
  expect(pickedField([], undefined)).toBeNull();
});

test("a field is asked as the API takes it", () => {
  expect(breakdownInput({ of: "property", name: "coupon" }, "Order placed")).toEqual({
    property: { event: "Order placed", property: "coupon" },
  });
  expect(breakdownInput({ of: "account", name: "tier" }, "*")).toEqual({ account: "tier" });
});
