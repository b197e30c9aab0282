import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, type Product, processesOf, processOf, startProduct, temporaryHome } from "./product.ts";
import { promised } from "./slowness.ts";

const place = temporaryHome();
let product: Product;
beforeAll(async () => {
  product = await startProduct(place.home);
});
afterAll(async () => {
  await product?.stop();
  place.remove();
});

const demoQuery =
  "{ workspaces { id people: population(where: { all: [] }) { population { size } } accounts: population(where: { all: [] }, unit: account) { population { size } } status { engine { state lagDocuments lagBusiness } } } }";
interface Sized {
  readonly population: { readonly size: number };
}
interface Workspaces {
  readonly workspaces: readonly {
    readonly id: string;
    readonly people: Sized;
    readonly accounts: Sized;
    readonly status: { readonly engine: { readonly lagDocuments: number; readonly lagBusiness: number } };
  }[];
}

async function sizes(): Promise<Readonly<Record<string, number>>> {
  const { workspaces } = await ask<Workspaces>(product.url, demoQuery);
  return Object.fromEntries(
    workspaces.flatMap(({ id, people, accounts }) => [
      [`${id} people`, people.population.size],
      [`${id} accounts`, accounts.population.size],
    ]),
  );
}

const answersAgain = { timeout: 30_000, interval: 200 };

describe("a first start", () => {
  it("prints its one address when both demo workspaces are in the engine, whole", async () => {
    const { workspaces } = await ask<Workspaces>(product.url, demoQuery);
    expect(workspaces.map(({ id }) => id).toSorted()).toEqual(["complete-journey", "online-retail"]);
    for (const { status } of workspaces) expect(status.engine).toMatchObject({ lagDocuments: 0, lagBusiness: 0 });
    const found = await sizes();
    expect(found["complete-journey people"]).toBeGreaterThan(2_300);
    expect(found["online-retail accounts"]).toBeGreaterThan(2_100);
    expect(product.output().match(/http:\/\/[\d.:]+/g)).toEqual([product.url]);
  });

  it("shows its steps in order", () => {
    const steps = ["Opening the stores", "Loading the demo data", "Starting the engine", "Reading the data", "running"];
    const places = steps.map((step) => product.output().indexOf(step));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
  });

  it("refuses a second start in the same home, and says what to do", async () => {
    await expect(startProduct(place.home)).rejects.toThrow(/already runs in .*stop it first/);
  });
});

describe("a process that is killed", () => {
  it.each(["engine", "api"] as const)("is started again, and answers as before: %s", async (app) => {
    const before = await sizes();
    const killed = processOf(place.home, app);
    process.kill(killed, "SIGKILL");
    await expect.poll(() => processOf(place.home, app), answersAgain).not.toBe(killed);
    await expect.poll(() => sizes().catch(() => undefined), answersAgain).toEqual(before);
  });
});

describe("a stop and a second start", () => {
  it("ends every process within 10 s of SIGTERM, then serves the same data in at most 10 s", async () => {
    const before = await sizes();
    const stopped = await product.stop();
    expect(stopped.code).toBe(0);
    expect(stopped.ms).toBeLessThan(promised(10_000, stopped.ms));
    expect(processesOf(place.home)).toEqual([]);

    const from = performance.now();
    product = await startProduct(place.home);
    const ms = performance.now() - from;
    expect(ms).toBeLessThan(promised(10_000, ms));
    expect(await sizes()).toEqual(before);
  });
});

describe("a supervisor that is killed outright", () => {
  it.each(["what the user started", "the supervisor itself"])("leaves no process behind: %s", async (which) => {
    if (which === "the supervisor itself") process.kill(processOf(place.home, "cli"), "SIGKILL");
    else await product.kill();
    await expect.poll(() => processesOf(place.home).map(commandOf), { timeout: 15_000, interval: 100 }).toEqual([]);
    product = await startProduct(place.home);
  });
});

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

describe("a port that is taken", () => {
  it("is a clear message, not a stack", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const port = String((server.address() as AddressInfo).port);
    const other = temporaryHome();
    try {
      const failure = await startProduct(other.home, {
        env: { PORT: port },
        args: ["--no-demo"],
      }).catch((error: Error) => error.message);
      expect(failure).toMatch(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use by another program`));
      expect(failure).not.toMatch(/\n\s+at /);
    } finally {
      server.close();
      other.remove();
    }
  });
});
