import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, type Product, processesOf, startProduct, temporaryHome } from "./product.ts";

const place = temporaryHome();
let product: Product;
beforeAll(async () => {
  product = await startProduct(place.home);
});
afterAll(async () => {
  await product?.stop();
  place.remove();
});

const demoQuery = "{ workspaces { id population(where: { all: [] }) { population { size } } } }";
interface Workspaces {
  readonly workspaces: readonly { id: string; population: { population: { size: number } } }[];
}

const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, "utf8");

describe("a first start", () => {
  it("serves both demo workspaces with their people", async () => {
    const { workspaces } = await ask<Workspaces>(product.url, demoQuery);
    expect(workspaces.map((workspace) => workspace.id).sort()).toEqual(["complete-journey", "online-retail"]);
    const grocery = workspaces.find((workspace) => workspace.id === "complete-journey");
    expect(grocery?.population.population.size).toBeGreaterThan(2_300);
  });

  it("prints one address", () => {
    expect(product.output()).toContain(product.url);
  });

  it("refuses a second start in the same home, and says what to do", async () => {
    await expect(startProduct(place.home, { timeoutMs: 30_000 })).rejects.toThrow(/already|in use|running/i);
  });
});

describe("a stop and a second start", () => {
  it("ends every process within 10 s of SIGTERM, then serves the same data in at most 10 s", async () => {
    const before = await ask<Workspaces>(product.url, demoQuery);
    const stopped = await product.stop();
    expect(stopped.code).toBe(0);
    expect(stopped.ms).toBeLessThan(10_000);
    expect(processesOf(place.home)).toEqual([]);

    product = await startProduct(place.home, { timeoutMs: 30_000 });
    expect(await ask<Workspaces>(product.url, demoQuery)).toEqual(before);
  });

  it("restarts what is killed, and answers again", async () => {
    const before = await ask<Workspaces>(product.url, demoQuery);
    const { workspace } = await ask<{
      workspace: { status: { processes: readonly { name: string; state: string }[] } };
    }>(product.url, '{ workspace(id: "online-retail") { status { processes { name state } } } }');
    expect(workspace.status.processes.map((process) => process.name)).toEqual(
      expect.arrayContaining(["api", "engine"]),
    );
    const killed = processesOf(place.home).filter((pid) => pid !== process.pid);
    const engine = killed.find((pid) => commandOf(pid).includes("apps/engine/"));
    if (!engine) throw new Error("no engine process");
    process.kill(engine, "SIGKILL");
    await expect
      .poll(() => ask<Workspaces>(product.url, demoQuery).catch(() => undefined), { timeout: 30_000, interval: 300 })
      .toEqual(before);
  });
});

describe("a port that is taken", () => {
  it("is a clear message, not a stack", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    const address = server.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const other = temporaryHome();
    try {
      const failure = await startProduct(other.home, { env: { PORT: port }, timeoutMs: 30_000 }).catch(
        (error: Error) => error.message,
      );
      expect(failure).toMatch(/port/i);
      expect(failure).toContain(port);
      expect(failure).not.toMatch(/\n\s+at /);
    } finally {
      server.close();
      other.remove();
    }
  });
});
