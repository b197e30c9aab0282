import { join } from "node:path";
import { decimalText, toTenThousandths } from "./decimal.ts";
import { type Row, readCsv, writeCsv } from "./files.ts";
import { wallTime } from "./wall-time.ts";

interface Invoice {
  readonly id: string;
  readonly customer: string;
  readonly country: string;
  placedAt: string;
  amount: bigint;
  lines: number;
}

/**
 * Shops become accounts, invoices orders (C-invoices returns), and every row of the source an order line of its own,
 * exact duplicates too. Rows without a customer belong to orders without an account.
 */
export function makeOnlineRetail(source: string, target: string): number {
  const rows = readCsv(join(source, "online-retail", "online_retail_odd.csv.gz"));
  const instant = wallTime("Europe/London");
  const invoices = new Map<string, Invoice>();
  const lines = rows.map((row) => {
    const at = instant(row["InvoiceDate"] ?? "");
    const invoice = invoiceOf(invoices, row, at);
    const amount = toTenThousandths(row["UnitPrice"] ?? "") * BigInt(row["Quantity"] ?? "");
    invoice.amount += amount;
    invoice.lines += 1;
    return {
      orderId: invoice.id,
      lineNumber: String(invoice.lines),
      productId: row["StockCode"] ?? "",
      quantity: row["Quantity"] ?? "",
      unitPrice: decimalText(toTenThousandths(row["UnitPrice"] ?? "")),
      amount: decimalText(amount),
      at,
    };
  });
  return [
    writeCsv(join(target, "accounts.csv.gz"), accounts([...invoices.values()])),
    writeCsv(join(target, "products.csv.gz"), products(rows)),
    writeCsv(join(target, "orders.csv.gz"), [...invoices.values()].map(orderRow)),
    writeCsv(join(target, "order-lines.csv.gz"), lines),
  ].reduce((sum, bytes) => sum + bytes, 0);
}

function invoiceOf(invoices: Map<string, Invoice>, row: Row, at: string): Invoice {
  const id = row["InvoiceNo"] ?? "";
  const known = invoices.get(id);
  if (known) {
    if (at < known.placedAt) known.placedAt = at;
    return known;
  }
  const country = row["Country"] ?? "";
  const invoice = { id, customer: row["CustomerID"] ?? "", country, placedAt: at, amount: 0n, lines: 0 };
  invoices.set(id, invoice);
  return invoice;
}

function orderRow(invoice: Invoice): Row {
  return {
    id: invoice.id,
    accountId: invoice.customer,
    kind: invoice.id.startsWith("C") ? "return" : "order",
    placedAt: invoice.placedAt,
    currency: "GBP",
    amount: decimalText(invoice.amount),
    country: invoice.country,
  };
}

/** The territory is the country of the account's latest order; of its latest return where it never ordered. */
function accounts(invoices: readonly Invoice[]): Row[] {
  const latest = new Map<string, Invoice>();
  const rank = (invoice: Invoice) => `${invoice.id.startsWith("C") ? 0 : 1}${invoice.placedAt}`;
  for (const invoice of invoices) {
    const best = latest.get(invoice.customer);
    if (invoice.customer !== "" && (!best || rank(invoice) >= rank(best))) latest.set(invoice.customer, invoice);
  }
  return [...latest.keys()].sort().map((id) => ({ id, name: `Shop ${id}`, territory: latest.get(id)?.country ?? "" }));
}

/** A product's name is its most frequent spelling, the first of equals. */
function products(rows: readonly Row[]): Row[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const id = row["StockCode"] ?? "";
    const counts = spellings.get(id) ?? new Map<string, number>();
    const name = (row["Description"] ?? "").trim();
    if (name !== "") counts.set(name, (counts.get(name) ?? 0) + 1);
    spellings.set(id, counts);
  }
  return [...spellings.keys()].sort().map((id) => {
    const byCount = [...(spellings.get(id) ?? [])].sort((a, b) => b[1] - a[1]);
    return { id, name: byCount[0]?.[0] ?? "" };
  });
}
