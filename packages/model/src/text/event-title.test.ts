import { expect, it } from "vitest";
import { eventTitle } from "./event-title.ts";

it("names events as people read them", () => {
  expect(eventTitle("order.placed")).toBe("Order placed");
  expect(eventTitle("campaign.held_out")).toBe("Campaign held out");
  expect(eventTitle("Viewed Pricing")).toBe("Viewed Pricing");
  expect(eventTitle("coupon_redeemed")).toBe("Coupon redeemed");
});

it("has words for every event and for none", () => {
  expect(eventTitle("*")).toBe("any event");
  expect(eventTitle("...")).toBe("Unnamed event");
});
