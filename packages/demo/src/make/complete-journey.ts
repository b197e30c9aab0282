import { join } from "node:path";
import { decimalText, toTenThousandths } from "./decimal.ts";
import { type Row, readCsv, writeCsv, writeJsonLines } from "./files.ts";
import { wallTime } from "./wall-time.ts";

const instant = wallTime("America/New_York");

/**
 * Households become customers, baskets orders and every transaction an order line. Times that the source does not have
 * are set: demographics at the start of 2017, targeting at 09:00 of the campaign's first day, a redemption at noon of
 * its day; local, so that each stays inside its day when the data are moved by whole weeks across a clock change.
 */
export function makeCompleteJourney(source: string, target: string): number {
  const read = (name: string) => readCsv(join(source, "complete-journey", `${name}.csv.gz`));
  const campaigns = read("campaign_descriptions");
  const startOf = new Map(campaigns.map((row) => [row["campaign_id"], row["start_date"]]));
  const { orders, lines } = baskets(read("transactions_sample"));
  const targets = read("campaigns").map((row) => ({
    campaignId: row["campaign_id"] ?? "",
    customerId: row["household_id"] ?? "",
    arm: "targeted",
    at: instant(`${startOf.get(row["campaign_id"])} 09:00:00`),
  }));
  return [
    writeCsv(join(target, "products.csv.gz"), read("products").map(productRow)),
    writeCsv(join(target, "orders.csv.gz"), orders),
    writeCsv(join(target, "order-lines.csv.gz"), lines),
    writeCsv(join(target, "campaigns.csv.gz"), campaignRows(campaigns, read("coupons"))),
    writeCsv(join(target, "targets.csv.gz"), targets),
    writeJsonLines(join(target, "demographics.jsonl.gz"), read("demographics").map(identifyMessage)),
    writeJsonLines(join(target, "redemptions.jsonl.gz"), read("coupon_redemptions").map(redemptionMessage)),
  ].reduce((sum, bytes) => sum + bytes, 0);
}

function productRow(row: Row): Row {
  const name = row["product_type"] || row["product_category"] || row["department"] || "";
  return {
    id: row["product_id"] ?? "",
    name,
    category: row["product_category"] ?? "",
    department: row["department"] ?? "",
    brand: row["brand"] ?? "",
    manufacturer: row["manufacturer_id"] ?? "",
    packageSize: row["package_size"] ?? "",
  };
}

/** Coupons themselves are no records: each campaign carries how many coupons and products it covered. */
function campaignRows(campaigns: readonly Row[], coupons: readonly Row[]): Row[] {
  const distinct = (campaign: string | undefined, column: string) =>
    String(new Set(coupons.filter((row) => row["campaign_id"] === campaign).map((row) => row[column])).size);
  return campaigns.map((row) => ({
    id: row["campaign_id"] ?? "",
    name: `Campaign ${row["campaign_id"]}`,
    type: row["campaign_type"] ?? "",
    startsOn: row["start_date"] ?? "",
    endsOn: row["end_date"] ?? "",
    randomHoldout: "false",
    coupons: distinct(row["campaign_id"], "coupon_upc"),
    couponProducts: distinct(row["campaign_id"], "product_id"),
  }));
}

/** Lines are numbered within their basket in the order of the source, and written in the order of time. */
function baskets(transactions: readonly Row[]): { orders: Row[]; lines: Row[] } {
  const byBasket = Map.groupBy(transactions, (row) => row["basket_id"] ?? "");
  const order = ([id, rows]: [string, readonly Row[]]) => `${timeOf(rows)} ${id}`;
  const inTime = [...byBasket].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const orders = inTime.map(([id, rows]) => ({
    id,
    customerId: rows[0]?.["household_id"] ?? "",
    kind: "order",
    placedAt: instant(timeOf(rows)),
    currency: "USD",
    amount: decimalText(rows.reduce((sum, row) => sum + toTenThousandths(row["sales_value"] ?? ""), 0n)),
    storeId: rows[0]?.["store_id"] ?? "",
  }));
  return { orders, lines: inTime.flatMap(([id, rows]) => rows.map((row, index) => lineRow(id, row, index + 1))) };
}

function timeOf(rows: readonly Row[]): string {
  return rows[0]?.["transaction_timestamp"] ?? "";
}

function lineRow(orderId: string, row: Row, lineNumber: number): Row {
  const money = (column: string) => decimalText(toTenThousandths(row[column] ?? ""));
  return {
    orderId,
    lineNumber: String(lineNumber),
    productId: row["product_id"] ?? "",
    quantity: row["quantity"] ?? "",
    amount: money("sales_value"),
    retailDiscount: money("retail_disc"),
    couponDiscount: money("coupon_disc"),
    couponMatchDiscount: money("coupon_match_disc"),
    at: instant(row["transaction_timestamp"] ?? ""),
  };
}

function identifyMessage(row: Row): object {
  const traits = {
    age: row["age"],
    income: row["income"],
    homeOwnership: row["home_ownership"],
    maritalStatus: row["marital_status"],
    householdSize: row["household_size"],
    householdComp: row["household_comp"],
    kidsCount: row["kids_count"],
  };
  return {
    type: "identify",
    messageId: `demographics-${row["household_id"]}`,
    userId: row["household_id"],
    timestamp: instant("2017-01-01 00:00:00"),
    traits: Object.fromEntries(Object.entries(traits).filter(([, value]) => value)),
  };
}

function redemptionMessage(row: Row, index: number): object {
  return {
    type: "track",
    event: "Coupon redeemed",
    messageId: `redemption-${index + 1}`,
    userId: row["household_id"],
    timestamp: instant(`${row["redemption_date"]} 12:00:00`),
    properties: { campaignId: row["campaign_id"], couponUpc: row["coupon_upc"] },
  };
}
