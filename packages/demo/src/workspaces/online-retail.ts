import { type DemoWorkspace, demoFiles } from "./workspace.ts";

/** Invoice times are the wholesaler's wall times, so the zone is London's. */
export const onlineRetail: DemoWorkspace = {
  id: "online-retail",
  name: "Online Retail",
  timeZone: "Europe/London",
  weekStart: "monday",
  currency: "GBP",
  customerNoun: "contact",
  accountNoun: "shop",
  title: "Online Retail, odd customer ids: a UK gift wholesaler's invoices, December 2010 to December 2011",
  citation:
    "Chen, D. (2015). Online Retail. UCI Machine Learning Repository. doi 10.24432/C5BW33. CC BY 4.0, cut to odd customer ids.",
  lastEvent: Date.UTC(2011, 11, 9, 12, 49),
  files: demoFiles("online-retail", "online-retail", [
    ["accounts.csv.gz", "accounts", 2_185],
    ["products.csv.gz", "products", 3_917],
    ["orders.csv.gz", "orders", 13_533],
    ["order-lines.csv.gz", "order-lines", 280_086],
  ]),
};
