// @vitest-environment node
import { expect, test } from "vitest";
import { eventIcon, eventTitle, kindTitle } from "./event-words.ts";

test("names of business events and hand-written ones both read well", () => {
  expect(eventTitle("order.placed")).toBe("Order placed");
  expect(eventTitle("Viewed Pricing")).toBe("Viewed Pricing");
  expect(eventTitle("coupon_redeemed")).toBe("Coupon redeemed");
  expect(eventTitle("...")).toBe("Unnamed event");
});

test("the icon follows the event's name", () => {
  expect(eventIcon("order.placed")).toBe("cart");
  expect(eventIcon("order.line")).toBe("product");
  expect(eventIcon("order.returned")).toBe("undo");
  expect(eventIcon("campaign.targeted")).toBe("campaigns");
  expect(eventIcon("something else")).toBe("event");
});

test("a kind has a name on its filter", () => {
  expect(kindTitle("business")).toBe("Business");
  expect(kindTitle("order.placed")).toBe("Order placed");
});
