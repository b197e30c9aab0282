import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { full, seeded, sized } from "../../corpora/index.ts";
import { pauseFor } from "../../faults/index.ts";
import { History, holds, judge, words } from "../../history/index.ts";
import { CollectorProcess, preparedHome } from "../collector/collector-process.ts";
import { ask, freePort, type Product, processOf, startProduct, temporaryHome } from "../product.ts";
import { promised } from "../slowness.ts";
import { noteStored, SteadySender } from "./steady-sender.ts";

/** How long each outage lasts, in ms. */
const lasting = full ? 120_000 : 2000;
const place = temporaryHome();
let prepared: Awaited<ReturnType<typeof preparedHome>>;

beforeAll(async () => {
  prepared = await preparedHome(place.home);
});
afterAll(async () => {
  await prepared.stores.close();
  place.remove();
});

const documentsFile = () => join(place.home, "workspaces", "w", "documents.sqlite");

/** Outages of what an installation without servers has: its engine, its stores, its collector's writer. */
const outages: Readonly<Record<string, () => Promise<void>>> = {
  "the engine hangs": () => pauseFor(processOf(place.home, "engine"), lasting),
  "the engine is killed": async () => {
    process.kill(processOf(place.home, "engine"), "SIGKILL");
    await sleep(lasting);
  },
  "another process holds the document store": async () => {
    const held = new DatabaseSync(documentsFile(), { timeout: 10_000 });
    held.exec("BEGIN IMMEDIATE");
    await sleep(lasting);
    held.exec("ROLLBACK");
    held.close();
  },
};

const figures = `{ workspace(id: "w") { freshness { state asOf } trend(query: { unit: "customer",
  series: [{ event: "Steady", measure: "total" }], interval: "month", range: { from: "2026-10-01", to: "2026-10-31" } })
  { trend { series { total } } } } }`;
interface Figures {
  readonly workspace: {
    readonly freshness: { readonly state: string; readonly asOf: string };
    readonly trend: { readonly trend: { readonly series: readonly { readonly total: number }[] } };
  };
}

describe("a product without servers", () => {
  let product: Product;
  let stored = 0;
  beforeAll(async () => {
    product = await startProduct(place.home, { args: ["--no-demo"] });
  });
  afterAll(async () => {
    expect((await product?.stop())?.code).toBe(0);
  });

  it.each(Object.entries(outages))(
    "%s: accepted events are safe, pages are served, all counts within 10 s of its end",
    async (name, outage) => {
      const history = new History(join(place.home, `${name}.jsonl`));
      const sender = new SteadySender(product.collectorUrl, prepared.secret, history, name);
      sender.start(20);
      await expect.poll(() => sender.acknowledged, { timeout: 15_000, interval: 10 }).toBeGreaterThan(0);
      const over = outage().then(() => true);
      do expect((await fetch(`${product.url}/people`)).status).toBe(200);
      while (!(await Promise.race([over, sleep(200, false)])));
      await sender.stop();
      const from = performance.now();
      stored += sender.acknowledged;
      const answer = () => ask<Figures>(product.url, figures).catch(() => undefined);
      await expect
        .poll(async () => (await answer())?.workspace.trend.trend.series[0]?.total, { timeout: 60_000, interval: 100 })
        .toBeGreaterThanOrEqual(stored);
      const ms = performance.now() - from;
      expect(ms).toBeLessThan(promised(10_000, ms));
      expect((await answer())?.workspace.freshness).toMatchObject({ asOf: expect.any(String), state: "ok" });
      await noteStored(await prepared.stores.documents("w"), history, "web", `${name}-`);
      const verdict = judge(history.entries());
      history.close();
      expect(holds(verdict) ? "holds" : words(verdict)).toBe("holds");
      expect(sender.odd).toEqual([]);
      stored += verdict.recovered;
    },
  );
});

const stops = sized(50);
/** Each start of the web server costs seconds, so that two must do where there are not fifty. */
const serverStops = full ? 50 : 2;

describe("a process that is told to stop under load", () => {
  it(`the collector, ${stops} times: what it acknowledged is stored, no answer is cut short, and it ends with 0`, async () => {
    const random = seeded("stops");
    const history = new History(join(place.home, "stops.jsonl"));
    for (let round = 0; round < stops; round++) {
      const collector = await CollectorProcess.start(place.home);
      const senders = [0, 1, 2, 3].map(
        (n) => new SteadySender(collector.url, prepared.secret, history, `stop-${round}-${n}`),
      );
      for (const sender of senders) sender.start(0);
      await expect.poll(() => senders[0]?.acknowledged, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
      await sleep(random() * 150);
      // One that needs longer than it may ends itself with 1.
      expect(await collector.stop()).toBe(0);
      await Promise.all(senders.map((sender) => sender.stop()));
      expect(senders.flatMap(({ odd }) => odd)).toEqual([]);
    }
    // What the last of them had in its log only is written on by the next one.
    const last = await CollectorProcess.start(place.home);
    const documents = await prepared.stores.documents("w");
    const acknowledged = judge(history.entries()).acknowledged;
    const there = async () => (await judgedAfter(documents, history, "stop-")).lost.length;
    await expect.poll(there, { timeout: 15_000, interval: 200 }).toBe(0);
    await last.stop();
    expect(acknowledged).toBeGreaterThan(stops * 4);
    const verdict = await judgedAfter(documents, history, "stop-");
    expect(holds(verdict) ? "holds" : words(verdict)).toBe("holds");
    history.close();
    console.log(`${stops} stops of the collector: ${words(verdict)}`);
  });

  it(`the web server, ${serverStops} times: what it answered is stored, no answer is cut short, and it ends with 0`, async () => {
    const random = seeded("stops of the web server");
    const port = await freePort();
    const acknowledged = new Set<string>();
    const odd: string[] = [];
    for (let round = 0; round < serverStops; round++) {
      const server = await webServer(port);
      let stopping = false;
      const load = [0, 1, 2, 3].map(async (n) => {
        for (let at = 0; !stopping; at++) {
          const answer = await created(server.url, `stop-${round}-${n}-${at}`);
          if (answer.id) acknowledged.add(answer.id);
          if (answer.odd) odd.push(answer.odd);
          if (answer.gone) return;
        }
      });
      await sleep(200 + random() * 200);
      expect(await server.stop()).toBe(0);
      stopping = true;
      await Promise.all(load);
    }
    expect(odd).toEqual([]);
    const keys = new Set((await prepared.stores.control.writeKeys("w")).map(({ source }) => source));
    expect([...acknowledged.difference(keys)]).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(serverStops);
  });
});

/** The judgement of a history with what the store has now. */
async function judgedAfter(
  documents: Parameters<typeof noteStored>[0],
  history: History,
  prefix: string,
): Promise<ReturnType<typeof judge>> {
  const stored = await documents.eventsAfter({ after: 0, below: Number.MAX_SAFE_INTEGER, limit: 1_000_000 });
  const seen = stored.filter(({ messageId }) => messageId.startsWith(prefix));
  return judge([...history.entries(), ...seen.map(({ messageId: id }) => ({ op: "seen" as const, id, at: 0 }))]);
}

async function webServer(port: number) {
  const child = spawn(process.execPath, ["apps/api/src/main.ts"], {
    cwd: resolve(import.meta.dirname, "../../../../.."),
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: "", VITEST: "", MONGODB_URL: "", MYSQL_URL: "", HOST: "127.0.0.1", LOG_LEVEL: "error" },
      ...{ THROUGHLINE_HOME: place.home, PORT: String(port) },
    },
    stdio: "ignore",
  });
  const exit = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  const live = () =>
    fetch(`${url}/livez`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(live, { timeout: 30_000, interval: 20 }).toBe(true);
  const stop = async (): Promise<unknown> => {
    child.kill("SIGTERM");
    return (await exit)[0];
  };
  return { url, stop };
}

/** Makes a write key whose source has this name: a row that must be there once the answer has come. */
async function created(url: string, source: string): Promise<{ id?: string; odd?: string; gone?: boolean }> {
  const query = `mutation($source: String!) { createWriteKey(workspaceId: "w", source: $source) { problems { message } } }`;
  let answer: Response;
  try {
    answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", connection: "close" },
      body: JSON.stringify({ query, variables: { source } }),
    });
  } catch {
    return { gone: true };
  }
  try {
    const body = (await answer.json()) as { data?: { createWriteKey: { problems: readonly unknown[] } } };
    if (answer.status === 503) return {};
    if (body.data?.createWriteKey.problems.length === 0) return { id: source };
    return { odd: `${answer.status} ${JSON.stringify(body)}` };
  } catch (error) {
    return { odd: `${answer.status}, cut short: ${String(error)}` };
  }
}
