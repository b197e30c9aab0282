import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { recordKinds } from "@throughline/model";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { decimalText, toTenThousandths } from "../make/decimal.ts";
import { demoWorkspaces } from "./registry.ts";
import type { DemoFile, DemoWorkspace } from "./workspace.ts";

type Row = Record<string, string>;

const tables = new Map<string, Row[]>();
const read = (file: DemoFile): Row[] => {
  const known = tables.get(file.path);
  if (known) return known;
  const rows = parsed(file);
  tables.set(file.path, rows);
  return rows;
};
const parsed = (file: DemoFile): Row[] => {
  const text = gunzipSync(readFileSync(file.path)).toString("utf8");
  return file.kind === "events"
    ? text
        .trimEnd()
        .split("\n")
        .map((line): Row => JSON.parse(line))
    : parse(text, { columns: true });
};
const sum = (rows: readonly Row[], column: string) =>
  decimalText(rows.reduce((total, row) => total + toTenThousandths(row[column] ?? ""), 0n));
const rowsOf = (workspace: DemoWorkspace, kind: string) =>
  workspace.files.filter((file) => file.kind === kind).flatMap(read);

describe.each(demoWorkspaces)("$id", (workspace) => {
  it("has the rows, the kinds and the last event that it says", () => {
    for (const file of workspace.files) expect([file.path, read(file).length]).toEqual([file.path, file.rows]);
    const kinds: readonly string[] = ["events", ...recordKinds.map((kind) => kind.plural)];
    for (const file of workspace.files) expect(kinds).toContain(file.kind);
    const times = workspace.files.flatMap((file) =>
      read(file).map((row) => row["at"] ?? row["placedAt"] ?? row["timestamp"] ?? ""),
    );
    const last = times.reduce((a, b) => (a > b ? a : b), "");
    expect(new Date(last).getTime()).toBe(workspace.lastEvent);
  });

  it("has unique keys, and an order for each line with the sum of its lines", () => {
    for (const kind of recordKinds) {
      const keys = rowsOf(workspace, kind.plural).map((row) =>
        kind.key.map((field) => row[field] ?? "").join("\u001f"),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
    const sums = new Map<string, bigint>();
    for (const line of rowsOf(workspace, "order-lines"))
      sums.set(line["orderId"] ?? "", (sums.get(line["orderId"] ?? "") ?? 0n) + toTenThousandths(line["amount"] ?? ""));
    const amounts = rowsOf(workspace, "orders").map((order) => [order["id"], toTenThousandths(order["amount"] ?? "")]);
    const wrong = amounts.filter(([id, amount]) => sums.get(id as string) !== amount);
    expect([wrong, amounts.length]).toEqual([[], sums.size]);
  });
});

it("holds the published totals of Complete Journey", () => {
  const workspace = demoWorkspaces[0] as DemoWorkspace;
  const lines = rowsOf(workspace, "order-lines");
  expect(sum(lines, "amount")).toBe("233935.24");
  expect(sum(lines, "retailDiscount")).toBe("40180.91");
  expect(sum(lines, "couponDiscount")).toBe("1356.71");
  expect(new Set(rowsOf(workspace, "orders").map((row) => row["customerId"])).size).toBe(2_377);
  expect(new Set(rowsOf(workspace, "targets").map((row) => row["customerId"])).size).toBe(1_559);
});

it("holds the published clean revenue of Online Retail", () => {
  const workspace = demoWorkspaces[1] as DemoWorkspace;
  const shops = new Map(rowsOf(workspace, "orders").map((row) => [row["id"], row]));
  const clean = rowsOf(workspace, "order-lines").filter((line) => {
    const order = shops.get(line["orderId"]);
    const priced = Number(line["quantity"]) > 0 && Number(line["unitPrice"]) > 0;
    return order?.["kind"] === "order" && order["accountId"] !== "" && priced;
  });
  expect(clean.length).toBe(207_329);
  expect(sum(clean, "amount")).toBe("4332375.361");
  expect(new Set(clean.map((line) => line["orderId"])).size).toBe(9_713);
});
