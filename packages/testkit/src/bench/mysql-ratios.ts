import { readdirSync, readFileSync } from "node:fs";
import type { Engine } from "@throughline/engine";
import { type Condition, sizePlan } from "@throughline/model";
import { type Connection, createConnection } from "mysql2/promise";
import type { Measured, Passes, ReferenceColumns } from "./passes.ts";
import { ask, clock, numbers, segmentOf, sinceAnew } from "./product-questions.ts";
import { type Ratio, ratioOf } from "./ratios.ts";

const database = "throughline_bench";
const rowsAtOnce = 10_000;
const samples = 5;
/** A sample takes at least so long, ms: the CPU of a process is told in hundredths of a second. */
const shortest = 300;
/** A second of a process is counted in so many ticks. */
const ticks = 100;

/** Row 8: the same segments in MySQL, with an index that holds all that they read. The server's CPU is read from its process. */
export async function mysqlRatios(
  url: string,
  passes: Passes,
  data: ReferenceColumns,
  engine: Engine,
): Promise<readonly Ratio[]> {
  const server = processOf(new URL(url).port);
  const connection = await createConnection(url);
  try {
    await fill(connection, passes, data);
    const size = async (where: Condition) =>
      numbers(await ask(engine, sizePlan({ unit: "customer", where }, clock)), "size")[0];
    const rows = async (sql: string) => {
      const [[row] = []] = await connection.query<never[]>(sql);
      return Number(Object.values(row ?? {})[0]);
    };
    const event = (name: string) => passes.EVENTS.indexOf(name);
    const since = (days: number) => `t >= ${clock.now - days * passes.DAY} AND t < ${clock.now}`;
    const carts = `event = ${event("add_to_cart")} AND ${since(90)}`;
    const common = {
      other: "MySQL",
      barFrom: 3_000_000,
      events: data.n,
      measureOther: <T>(work: () => Promise<T>) => measured(server, work),
    };
    const whole = await ratioOf(passes, {
      ...common,
      question: "segment of two did and a trait",
      bar: 1 / 20,
      product: () => size(segmentOf(sinceAnew)),
      otherWay: () =>
        rows(`SELECT count(*) FROM (SELECT customer FROM events WHERE ${carts} GROUP BY customer HAVING count(*) >= 2) a
          JOIN customers c USING (customer) LEFT JOIN (SELECT DISTINCT customer FROM events WHERE event = ${event("purchase")}
          AND ${since(31)}) b USING (customer) WHERE c.plan = ${passes.PLANS.indexOf("pro")} AND b.customer IS NULL`),
    });
    const single = await ratioOf(passes, {
      ...common,
      question: "segment of one did",
      bar: 1 / 4,
      product: () => size({ did: { event: "add_to_cart", window: sinceAnew(90) } }),
      otherWay: () => rows(`SELECT count(DISTINCT customer) FROM events WHERE ${carts}`),
    });
    return [whole, single];
  } finally {
    await connection.query(`DROP DATABASE IF EXISTS ${database}`);
    await connection.end();
  }
}

async function fill(connection: Connection, passes: Passes, data: ReferenceColumns): Promise<void> {
  await connection.query(`DROP DATABASE IF EXISTS ${database}`);
  await connection.query(`CREATE DATABASE ${database}`);
  await connection.query(`USE ${database}`);
  await connection.query("CREATE TABLE customers (customer INT PRIMARY KEY, plan TINYINT)");
  await connection.query(
    "CREATE TABLE events (customer INT, t BIGINT, seq INT, event TINYINT, PRIMARY KEY (customer, t, seq))",
  );
  const plans = Array.from({ length: data.C }, (_, i) => `(${i + 1},${data.plan[i + 1]})`);
  for (let at = 0; at < plans.length; at += rowsAtOnce)
    await connection.query(`INSERT INTO customers VALUES ${plans.slice(at, at + rowsAtOnce).join()}`);
  for (let customer = 1, row = 0; row < data.n; ) {
    const values: string[] = [];
    for (; values.length < rowsAtOnce && row < data.n; row++) {
      while (row >= (data.off[customer + 1] ?? data.n)) customer++;
      values.push(`(${customer},${data.t[row]},${data.seq[row]},${data.ev[row]})`);
    }
    await connection.query(`INSERT INTO events VALUES ${values.join()}`);
  }
  await connection.query("CREATE INDEX by_event ON events (event, t, customer)");
  await connection.query("ANALYZE TABLE events, customers");
  if (passes.EVENTS.length > 127) throw new Error("events are numbered in a TINYINT");
}

/** CPU of the server's process per run, median, after a run that warms its buffers; short runs are repeated. */
async function measured<T>(server: number, work: () => Promise<T>): Promise<Measured<T>> {
  let result = await work();
  const warm = performance.now();
  result = await work();
  const times = Math.max(1, Math.ceil(shortest / (performance.now() - warm)));
  const figures: { readonly cpu: number; readonly wall: number }[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const [before, started] = [cpuOf(server), performance.now()];
    for (let i = 0; i < times; i++) result = await work();
    figures.push({ cpu: (cpuOf(server) - before) / times, wall: (performance.now() - started) / times });
  }
  const middle = (name: "cpu" | "wall") => figures.map((f) => f[name]).toSorted((a, b) => a - b)[samples >> 1] ?? 0;
  return { cpu: middle("cpu"), wall: middle("wall"), result };
}

function cpuOf(process: number): number {
  const fields = readFileSync(`/proc/${process}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticks;
}

/** The server of this machine that was told to listen there. */
function processOf(port: string): number {
  const named = (id: string) => {
    try {
      return /(mysqld|mariadbd)\0/.test(commandOf(id)) && commandOf(id).includes(`--port=${port}\0`);
    } catch {
      return false;
    }
  };
  const found = readdirSync("/proc").find((id) => /^\d+$/.test(id) && named(id));
  if (!found) throw new Error(`no server of this machine listens at ${port}: its CPU cannot be read`);
  return Number(found);
}

function commandOf(id: string): string {
  return readFileSync(`/proc/${id}/cmdline`, "utf8");
}
