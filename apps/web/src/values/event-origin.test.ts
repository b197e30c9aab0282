// @vitest-environment node
import { expect, test } from "vitest";
import { eventOrigin } from "./event-origin.ts";

test("an event says the records it comes from, or that it was collected", () => {
  expect(eventOrigin({ name: "order.line", kind: "business" })).toBe("Orders");
  expect(eventOrigin({ name: "opportunity.won", kind: "business" })).toBe("Opportunities");
  expect(eventOrigin({ name: "shipment.sent", kind: "business" })).toBe("Shipment");
  expect(eventOrigin({ name: "order.placed", kind: "event" })).toBe("Collected");
});
