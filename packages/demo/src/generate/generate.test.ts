import { createHash } from "node:crypto";
import { recordKinds } from "@throughline/model";
import { describe, expect, it } from "vitest";
import { type Generated, type GenerateOptions, generate } from "./generate.ts";

type Row = Record<string, unknown>;

const options: GenerateOptions = { customers: 2_000, events: 30_000, seed: 7 };
const rowsOf = (generated: Generated, kind: string): Row[] =>
  generated.files
    .filter((file) => file.kind === kind)
    .flatMap((file) => [...file.rows()].map((row): Row => ({ ...row })));
const digest = (given: GenerateOptions) => {
  const hash = createHash("sha256");
  for (const file of generate(given).files) for (const row of file.rows()) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest("hex");
};

it("gives the same rows for the same seed, others for another", () => {
  expect(digest(options)).toBe(digest(options));
  expect(digest(options)).not.toBe(digest({ ...options, seed: 8 }));
});

it("makes exactly as many messages as asked, and says how many are needed", () => {
  for (const events of [12_000, 12_001, 40_000])
    expect(rowsOf(generate({ ...options, events }), "events").length).toBe(events);
  expect(() => generate({ ...options, events: 100 })).toThrow(/at least \d+ are needed/);
});

it("uses the fields of the record kinds only, with unique keys", () => {
  const generated = generate(options);
  for (const kind of recordKinds) {
    const rows = rowsOf(generated, kind.plural);
    for (const row of rows) expect(Object.keys(kind.fields)).toEqual(expect.arrayContaining(Object.keys(row)));
    const keys = rows.map((row) => kind.key.map((field) => row[field] ?? "").join("\u001f"));
    expect(new Set(keys).size).toBe(keys.length);
  }
  const ids = rowsOf(generated, "events").map((row) => row["messageId"]);
  expect(new Set(ids).size).toBe(ids.length);
});

describe("planted truths, recounted from the rows", () => {
  const generated = generate(options);
  const { truths } = generated;
  const messages = rowsOf(generated, "events").map((row) => ({
    user: String(row["userId"]),
    event: String(row["event"] ?? row["type"]),
    at: Date.parse(String(row["timestamp"])),
  }));
  const byUser = Map.groupBy(messages, (message) => message.user);
  const timesOf = (user: string, event: string) =>
    (byUser.get(user) ?? []).filter((message) => message.event === event).map((message) => message.at);

  it("funnel", () => {
    const reached = truths.funnel.steps.map(() => 0);
    for (const user of byUser.keys()) {
      const [entry] = timesOf(user, truths.funnel.steps[0] ?? "");
      let previous = entry ?? Number.POSITIVE_INFINITY;
      for (const [step, event] of truths.funnel.steps.entries()) {
        const next = timesOf(user, event).find((at) => (step === 0 ? at === entry : at > previous));
        if (next === undefined || next - (entry ?? 0) > 14 * 86_400_000) break;
        reached[step] = (reached[step] ?? 0) + 1;
        previous = next;
      }
    }
    expect(reached).toEqual(truths.funnel.customers);
    expect((reached[1] ?? 0) / (reached[0] ?? 1)).toBeCloseTo(0.62, 1);
  });

  it("campaigns", () => {
    const targets = rowsOf(generated, "targets");
    for (const campaign of truths.campaigns)
      for (const arm of ["targeted", "held_out"] as const) {
        const assigned = targets.filter((row) => row["campaignId"] === campaign.id && row["arm"] === arm);
        const converted = assigned.filter((row) => {
          const from = Date.parse(String(row["at"]));
          return timesOf(String(row["customerId"]), campaign.goal).some(
            (at) => at > from && at - from <= 168 * 3_600_000,
          );
        });
        expect([assigned.length, converted.length]).toEqual([campaign.assigned[arm], campaign.converted[arm]]);
      }
    const [first] = truths.campaigns;
    const both = (first?.assigned.targeted ?? 0) + (first?.assigned.held_out ?? 0);
    expect((first?.assigned.held_out ?? 0) / both).toBeCloseTo(0.1, 1);
  });

  it("segments", () => {
    const identified = rowsOf(generated, "events").filter((row) => row["type"] === "identify");
    const enterprise = identified.filter((row) => (row["traits"] as Row)["plan"] === "enterprise").length;
    const users = [...byUser.keys()];
    const end = Date.UTC(2026, 0, 1);
    const recent = (user: string, event: string, days: number) =>
      timesOf(user, event).filter((at) => at >= end - days * 86_400_000 && at < end).length;
    const industry = new Map(rowsOf(generated, "accounts").map((row) => [row["id"], row["industry"]]));
    const company = new Map(rowsOf(generated, "contacts").map((row) => [row["customerId"], row["accountId"]]));
    const quiet = users.filter(
      (user) => industry.get(company.get(user)) === "Software" && recent(user, "Signed in", 90) === 0,
    );
    expect(users.length).toBe(truths.customers);
    expect(truths.segments.map((segment) => segment.size)).toEqual([
      enterprise,
      users.filter((user) => recent(user, "Data exported", 30) >= 3).length,
      quiet.length,
    ]);
  });

  it("orders and opportunities", () => {
    const orders = rowsOf(generated, "orders");
    const amount = orders.reduce((sum, row) => sum + Number(row["amount"]), 0);
    expect([orders.length, String(amount)]).toEqual([truths.orders.count, truths.orders.amount]);
    const won = rowsOf(generated, "opportunities").filter((row) => row["status"] === "won").length;
    expect(won).toBe(truths.opportunities.won);
    expect(rowsOf(generated, "order-lines").length).toBe(orders.length);
  });
});
