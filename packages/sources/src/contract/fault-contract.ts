import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStores } from "../open-stores.ts";
import { StoreUnavailable } from "../ports/lease.ts";
import type { StoreConfig, Stores } from "../ports/stores.ts";
import { FaultProxy } from "./fault-proxy.ts";
import { type Leased, writeAgain } from "./leased.ts";

/** A server that is down at the start, goes down, or loses replies: said clearly, survived without a restart. */
export function faultContract(
  name: string,
  server: {
    readonly url: string;
    readonly option: "mongodbUrl" | "mysqlUrl";
    readonly health: "documents" | "business";
  },
  of: (stores: Stores) => Promise<Leased>,
): void {
  describe(`faults of ${name}`, () => {
    const home = mkdtempSync(join(tmpdir(), "throughline-faults-"));
    const target = new URL(server.url);
    const proxy = new FaultProxy({ host: target.hostname, port: Number(target.port) });
    let stores: Stores;
    let store: Leased;

    beforeAll(async () => {
      await proxy.listen();
      target.hostname = "127.0.0.1";
      target.port = String(proxy.port);
      const config: StoreConfig = { home, prefix: `faults_${process.pid}_`, [server.option]: target.href };
      stores = await openStores(config);
      store = await of(stores);
    });

    afterAll(async () => {
      proxy.up();
      await stores.drop("faults");
      await stores.dropControl();
      await stores.close();
      await proxy.close();
      rmSync(home, { recursive: true, force: true });
    });

    const health = async () => (await stores.health()).find((one) => one.name === server.health);

    async function expectDown(work: () => Promise<unknown>): Promise<void> {
      const started = Date.now();
      const error = await work().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect(error instanceof StoreUnavailable && error.reason).toBe("unreachable");
      expect(Date.now() - started).toBeLessThan(5000);
    }

    test("down at the start, then up", async () => {
      await expectDown(() => store.migrate());
      expect(await health()).toMatchObject({ state: "down", reason: "unreachable" });
      proxy.up();
      await store.migrate();
      expect((await writeAgain(store, ["first"])).inserted).toBe(1);
      expect((await health())?.state).toBe("ok");
    });

    test("down later, and back", async () => {
      for (let round = 0; round < 3; round++) {
        proxy.down();
        await expectDown(() => store.safeSeq());
        await expectDown(() => store.lease(1, 1000));
        proxy.up();
        await untilBack(() => store.safeSeq());
        expect((await writeAgain(store, [`round-${round}`])).inserted).toBe(1);
      }
    });

    test("a reply lost at any moment: repeating counts once", async () => {
      const before = await store.count();
      for (let trial = 0; trial < 16; trial++) {
        const ids = [0, 1, 2].map((n) => `lost-${trial}-${n}`);
        proxy.loseRepliesAfter(40 + trial * 61);
        await writeAgain(store, ids, 300).catch((error: unknown) => {
          if (!(error instanceof StoreUnavailable)) throw error;
        });
        proxy.up();
        await untilBack(() => store.safeSeq());
        await writeAgain(store, ids, 300);
      }
      expect(await store.count()).toBe(before + 48);
      await new Promise((resolve) => setTimeout(resolve, 320));
      const read = await store.read(0, await store.safeSeq());
      expect([read.length, new Set(read).size]).toEqual([before + 48, before + 48]);
    });
  });
}

/** Connections that broke are noticed one by one; each may answer once with an error. */
async function untilBack(work: () => Promise<unknown>): Promise<void> {
  for (const deadline = Date.now() + 10_000; ; ) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || Date.now() > deadline) throw error;
    }
  }
}
