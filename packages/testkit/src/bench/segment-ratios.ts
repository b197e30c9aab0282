import type { DuckDBConnection } from "@duckdb/node-api";
import type { Engine } from "@throughline/engine";
import { type Condition, lowerPopulation, setCounts, watchUnits } from "@throughline/model";
import type { Plan } from "@throughline/query";
import type { Passes, ReferenceColumns } from "./passes.ts";
import { ask, clock, numbers, type Run, runOn } from "./product-questions.ts";
import { type Ratio, ratioOf } from "./ratios.ts";
import { timed } from "./work.ts";

/** About half of all customers each. */
const halves: readonly [Condition, Condition] = [
  { trait: { trait: "plan", op: "is", value: "free" } },
  { trait: { trait: "country", op: "in", value: ["US", "DE", "GB", "FR", "CN"] } },
];

/** Row 16: how many are in both of two large segments, from sets that are kept, beside a join of their member lists. */
export async function overlapRatio(
  passes: Passes,
  data: ReferenceColumns,
  engine: Engine,
  connection: DuckDBConnection,
): Promise<Ratio> {
  const run = runOn(engine);
  await connection.run("CREATE OR REPLACE TABLE member (segment INTEGER, customer INTEGER)");
  for (const [segment, where] of halves.entries()) {
    const ids = numbers(await run(lowerPopulation({ unit: "customer", where }, clock)), "unit");
    await connection.run(`INSERT INTO member SELECT ${segment}, unnest(from_json(?, '["INTEGER"]'))`, [
      JSON.stringify(ids),
    ]);
  }
  const { sets, counts } = setCounts("customer", [{ all: [...halves] }], clock);
  let asked = 0;
  // Other counts beside it make it another question each time: the sets are kept, the answer is not.
  const others = () => [...(++asked).toString(3)].map(Number);
  return ratioOf(passes, {
    question: "overlap of two halves of all customers",
    other: "a join of member lists in DuckDB",
    events: data.n,
    bar: 0.01,
    barFrom: 30_000_000,
    product: async () => numbers(await ask(engine, { sets, counts: [...counts, ...others()] }), "size")[0],
    otherWay: async () =>
      oneNumber(
        connection,
        "SELECT count(*) FROM member a JOIN member b USING (customer) WHERE a.segment = 0 AND b.segment = 1",
      ),
  });
}

/** Row 17: events whose property has a value, from its own column, beside extracting it from JSON. */
export async function promotedRatio(
  passes: Passes,
  data: ReferenceColumns,
  engine: Engine,
  connection: DuckDBConnection,
  directory: string,
): Promise<Ratio> {
  await connection.run(`CREATE OR REPLACE TABLE props AS SELECT to_json({channel: channel, device: device, page: page_id,
    campaignId: campaign_id, revenue: revenue}) AS props FROM '${directory.replaceAll("'", "''")}/events.parquet'`);
  const run = runOn(engine);
  const text: Plan = {
    project: {
      filter: { scan: "strings", as: "s" },
      where: {
        call: "=",
        args: [
          { column: "folded", of: "s" },
          { literal: "email", type: "text" },
        ],
      },
    },
    columns: { id: { column: "id", of: "s" } },
    as: "ids",
  };
  const counted: Plan = {
    aggregate: { filter: { scan: "events", as: "e" }, where: { in: { column: "s:channel", of: "e" }, plan: text } },
    by: {},
    measures: { size: { fn: "count" } },
    as: "c",
  };
  const ratio = await ratioOf(passes, {
    question: "events with a property's value",
    other: "extraction from JSON in DuckDB",
    events: data.n,
    bar: 0.05,
    barFrom: 3_000_000,
    product: async () => numbers(await run(counted), "size")[0],
    otherWay: async () =>
      oneNumber(connection, "SELECT count(*) FROM props WHERE json_extract_string(props, '$.channel') = 'email'"),
  });
  await connection.run("DROP TABLE props");
  return ratio;
}

/** Row 16: who of 100 customers is in which of 200 segments, from their histories, beside counting all 200 anew. */
export async function refreshRatio(passes: Passes, data: ReferenceColumns, engine: Engine): Promise<Ratio> {
  const run = runOn(engine);
  const segments = segmentsOf(passes);
  const touched = Array.from({ length: 100 }, (_, i) => 1 + Math.floor((i * data.C) / 100));
  const refreshed = await passes.measure(() => among(run, touched, segments));
  const { result, work } = await timed(async () => {
    const members = [];
    for (const where of segments) members.push(await memberIds(run, where));
    return members;
  });
  const picked = result.map((ids) => touched.filter((id) => ids.has(id)));
  const equal = JSON.stringify(picked) === JSON.stringify(refreshed.result);
  const [productCpuMs, otherCpuMs] = [refreshed.cpu, work.cpuSeconds * 1_000];
  const question = "200 segments refreshed for 100 customers";
  const ratio = equal ? productCpuMs / otherCpuMs : null;
  return {
    question,
    other: "recomputing them by queries",
    events: data.n,
    equal,
    productCpuMs,
    otherCpuMs,
    ratio,
    bar: 0.05,
    barFrom: 3_000_000,
  };
}

/** Those of some customers who are in each segment, as the worker finds them. */
async function among(run: Run, ids: readonly number[], segments: readonly Condition[]) {
  const asked = segments.map((where) => ({ where, unit: "customer", ids, until: () => undefined }) as const);
  const found = await watchUnits(asked, clock, run);
  return found.map((flips) => ids.filter((id) => flips.get(id)?.matches));
}

async function memberIds(run: Run, where: Condition): Promise<ReadonlySet<number>> {
  return new Set(numbers(await run(lowerPopulation({ unit: "customer", where }, clock)), "unit"));
}

/** 200 different ones, each with an act, a window and a trait. */
function segmentsOf({ EVENTS, PLANS }: Passes): readonly Condition[] {
  const events = EVENTS.filter((name) => !name.startsWith("message.")).slice(1, 26);
  return events.flatMap((event, e) =>
    Array.from({ length: 8 }, (_, i): Condition => {
      const did = { event, op: ">=", value: 1 + (i % 3), window: { last: `P${[7, 30, 90, 180][i % 4]}D` } } as const;
      return { all: [{ did }, { trait: { trait: "plan", op: "is", value: PLANS[(i + e) % PLANS.length] ?? "free" } }] };
    }),
  );
}

async function oneNumber(connection: DuckDBConnection, sql: string): Promise<number> {
  const [row] = (await connection.runAndReadAll(sql)).getRowsJS();
  return Number(row?.[0]);
}
