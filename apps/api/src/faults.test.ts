import { type Engine, EngineError } from "@throughline/engine";
import { type Stores, StoreUnavailable } from "@throughline/sources";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Installation, startInstallation } from "./testing/installation.ts";
import { twoSellers } from "./testing/two-sellers.ts";

const up = { documents: false, business: false, control: false, engine: false, bug: false };
const down = { ...up };
let api: Installation;

/** The same stores and engine, which fail as the real ones do while the flag is set. */
function breakable(stores: Stores, engine: Engine): [Stores, Engine] {
  const check = (name: "documents" | "business" | "control"): void => {
    if (down.bug) throw new Error("ER_ACCESS_DENIED for root@10.0.0.5 in SELECT * FROM secret_table");
    if (down[name]) throw new StoreUnavailable(name, "unreachable", new Error("connect ECONNREFUSED 10.0.0.5:27017"));
  };
  const alive = <T>(answer: () => Promise<T>): Promise<T> =>
    down.engine ? Promise.reject(new EngineError("unavailable", "no socket at /run/engine.sock")) : answer();
  return [
    {
      ...stores,
      documents: async (id) => {
        check("documents");
        return stores.documents(id);
      },
      business: async (id) => {
        check("business");
        return stores.business(id);
      },
      control: {
        ...stores.control,
        principalOf: async (secret) => {
          check("control");
          return stores.control.principalOf(secret);
        },
      },
      health: async () =>
        (await stores.health()).map((store) =>
          (store.name === "documents" && down.documents) || (store.name === "business" && down.business)
            ? { ...store, state: "down", reason: "unreachable" }
            : store,
        ),
    },
    {
      ...engine,
      run: (request) => alive(() => engine.run(request)),
      catalog: (...args) => alive(() => engine.catalog(...args)),
      status: (id) => alive(() => engine.status(id)),
    },
  ];
}

beforeAll(async () => {
  api = await startInstallation(twoSellers, { breakable });
}, 60_000);
afterAll(() => api.stop());
beforeEach(() => Object.assign(down, up));

const trend = `{ workspace(id: "w") { freshness { state reason asOf }
  trend(query: { unit: "customer", series: [{ event: "order.placed", measure: "total" }], interval: "month",
    range: { from: "2026-11-01", to: "2026-11-30" } }) { trend { series { total } receipt { asOf notes } } } } }`;

describe("a store is down", () => {
  test("who asks cannot be told: said as such, nothing of ours in it", async () => {
    const token = await api.token("admin");
    down.control = true;
    const { status, text } = await api.ask("{ me { role } }", { token });
    expect(status).toBe(503);
    expect(text).toContain("What was stored is safe");
    expect(text).not.toMatch(/ECONNREFUSED|10\.0\.0|role/);
    down.control = false;
    expect((await api.ask("{ me { role } }", { token })).status).toBe(200);
  });

  test("figures are answered from the engine all the same", async () => {
    Object.assign(down, { documents: true, business: true });
    const { status, body } = await api.ask(trend);
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({ workspace: { trend: { trend: { series: [{ total: 2 }] } } } });
  });

  test("a single node says what cannot be read, in words, and nothing of where it is", async () => {
    down.documents = true;
    const { status, body, text } = await api.ask('{ workspace(id: "w") { customer(id: "user:custA") { name } } }');
    expect(status).toBe(200);
    expect(body.errors).toMatchObject([
      { message: expect.stringMatching(/^Customer data cannot be read now/), extensions: { code: "UNAVAILABLE" } },
    ]);
    expect(text).not.toMatch(/ECONNREFUSED|10\.0\.0\.5/);
  });

  test("readyz names it and stays ready: dashboards can be served", async () => {
    down.documents = true;
    const answer = await fetch(`${api.url}/readyz`);
    expect(answer.status).toBe(200);
    const { dependencies } = (await answer.json()) as { dependencies: { name: string; state: string }[] };
    expect(dependencies.find(({ name }) => name === "documents")).toMatchObject({
      state: "down",
      reason: "unreachable",
    });
  });
});

describe("the engine is down", () => {
  test("the status page is still answered and says so", async () => {
    down.engine = true;
    const { body } = await api.ask('{ workspace(id: "w") { status { engine { state problem } stores { state } } } }');
    expect(body.data).toMatchObject({ workspace: { status: { engine: { state: "failed" } } } });
    expect(JSON.stringify(body.data)).toContain("does not answer");
  });

  test("the last figures are served with their date, marked stale; the same question that was never asked is refused", async () => {
    const before = await api.ask(trend);
    down.engine = true;
    const { body } = await api.ask(trend);
    const { freshness, trend: answered } = (body.data as { workspace: { freshness: object; trend: { trend: object } } })
      .workspace;
    expect(freshness).toMatchObject({ state: "stale", reason: expect.stringContaining("does not answer") });
    expect(answered.trend).toMatchObject({
      series: [{ total: 2 }],
      receipt: { notes: expect.arrayContaining([expect.stringContaining("last figures")]) },
    });
    expect(before.body.data).not.toEqual(body.data);
    const other = await api.ask(trend.replace('"month"', '"week"'));
    expect(other.status).toBe(200);
    expect(other.body.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE" } }]);
  });
});

test("a bug is an id for the client and a reason in the log", async () => {
  down.bug = true;
  const { body, text } = await api.ask('{ workspace(id: "w") { account(id: "accA") { name } } }');
  expect(text).not.toMatch(/ER_ACCESS|SELECT|10\.0\.0\.5|stack/);
  const message = body.errors?.[0]?.message ?? "";
  const id = /id (id-\d+)/.exec(message)?.[1] ?? "none";
  expect(message).toMatch(/^Something failed/);
  expect(api.logged.some((line) => line.includes(id) && line.includes("ER_ACCESS_DENIED"))).toBe(true);
});
