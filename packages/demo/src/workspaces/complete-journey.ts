import { type DemoWorkspace, demoFiles } from "./workspace.ts";

/** The source names no zone for its wall times; the retailer's home, Ohio, is on New York time. */
export const completeJourney: DemoWorkspace = {
  id: "complete-journey",
  name: "Complete Journey",
  timeZone: "America/New_York",
  weekStart: "monday",
  currency: "USD",
  customerNoun: "household",
  accountNoun: "account",
  title: "Complete Journey: grocery households, campaigns, coupons and a sample of baskets, 2017",
  citation:
    "84.51°, The Complete Journey 2.0. Taken from the R package completejourney (B. Boehmke, S. Mechtenberg), whose CC0 label this is.",
  lastEvent: Date.UTC(2018, 0, 1, 3, 47, 38),
  files: demoFiles("complete-journey", "complete-journey", [
    ["products.csv.gz", "products", 92_331],
    ["demographics.jsonl.gz", "events", 801],
    ["orders.csv.gz", "orders", 47_243],
    ["order-lines.csv.gz", "order-lines", 75_000],
    ["campaigns.csv.gz", "campaigns", 27],
    ["targets.csv.gz", "targets", 6_589],
    ["redemptions.jsonl.gz", "events", 2_102],
  ]),
};
