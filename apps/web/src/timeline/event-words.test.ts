// @vitest-environment node
import { expect, test } from "vitest";
import { eventIcon, kindTitle } from "./event-words.ts";

test("the icon follows the event's name", () => {
  expect(eventIcon("order.placed")).toBe("cart");
  expect(eventIcon("order.line")).toBe("product");
  expect(eventIcon("order.returned")).toBe("undo");
  expect(eventIcon("campaign.targeted")).toBe("campaigns");
  expect(eventIcon("something else")).toBe("event");
});

test("a kind has a name on its filter", () => {
  expect(kindTitle("business")).toBe("Records");
  expect(kindTitle("order.placed")).toBe("Order placed");
});
