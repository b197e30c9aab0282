import { expect, test } from "vitest";
import { detailOf } from "./detail.ts";

const nothing = { product: null, campaign: null };

test.each([
  ["Page viewed", { title: "Prices", path: "/prices", referrer: "x" }, null, "Prices, /prices"],
  [
    "order.placed",
    { id: "1", kind: "order", amount: "5", country: "Germany", currency: "EUR" },
    null,
    "country Germany",
  ],
  ["order.line", { quantity: 6, unitPrice: "2.95" }, "Coat hanger", "6 × Coat hanger"],
  ["Coupon redeemed", { couponUpc: "10000085207", campaignId: "8" }, null, "campaign id 8"],
  ["order.placed", { storeId: "343", originalPlacedAt: "2017-12-21T16:39:03Z", channel: "till" }, null, "channel till"],
  ["Identified", { email: "k•••••@x.example", plan: "Pro" }, null, "set plan Pro"],
  ["segment.left", { segment: "Trials", segmentId: "1", cause: "window" }, null, "Trials"],
  ["Anything", { nested: { a: 1 } }, null, ""],
])("%s %o reads as a short sentence", (event, properties, product, detail) => {
  expect(detailOf(event, properties, { product, campaign: null })).toBe(detail);
});

test("a campaign goes by its name", () => {
  expect(detailOf("campaign.targeted", { campaignId: "8" }, { product: null, campaign: "Spring" })).toBe("Spring");
});

test("a long text is cut", () => {
  expect(detailOf("x", { title: "y".repeat(500) }, nothing)).toHaveLength(60);
});
