import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "@throughline/engine";
import { createEngine } from "@throughline/engine/host";
import {
  type Clock,
  type Condition,
  defaultIdentityRules,
  evaluateTrend,
  type IdentityRules,
  type RunPlan,
  sizePlan,
  type TrendQuery,
} from "@throughline/model";
import { type EventRecord, openStores, type Stores } from "@throughline/sources";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { schedule, someRules } from "./arbitrary-identity.ts";
import { customersByHand, type Pair } from "./identity-oracle.ts";

const clock: Clock = { now: Date.UTC(2026, 2, 31, 12), zone: "UTC", weekStart: "monday" };
const words = { nouns: { customer: "customer", account: "account" }, currency: "EUR" };
const noon = Date.UTC(2026, 2, 31, 10);
const id = "w";

/** The real stores and the real engine; batches are so small that a message's pairs come apart. */
class Live {
  readonly #stores: Stores;
  readonly engine: Engine;

  private constructor(stores: Stores, engine: Engine) {
    this.#stores = stores;
    this.engine = engine;
  }

  static async open(batchRows: number): Promise<Live> {
    const home = await mkdtemp(join(tmpdir(), "throughline-identity-"));
    const stores = await openStores({ home });
    await stores.control.migrate();
    const [documents, business] = await Promise.all([stores.documents(id), stores.business(id)]);
    await documents.migrate();
    await business.migrate();
    const engine = createEngine({
      directory: join(home, "engine"),
      batchRows,
      memoryMb: 512,
      workspace: async () => ({
        zone: "UTC",
        settings: await stores.control.settings(id),
        stores: { documents, business },
      }),
    });
    const live = new Live(stores, engine);
    onTestFinished(async () => {
      await engine.close();
      await stores.close();
      await rm(home, { recursive: true, force: true });
    });
    return live;
  }

  async write(events: readonly EventRecord[], identity: readonly Pair[]): Promise<void> {
    const documents = await this.#stores.documents(id);
    await documents.append(await documents.lease(events.length + identity.length, 60_000), {
      events,
      profiles: [],
      identity,
    });
  }

  /** Takes back what these messages said. */
  async withdraw(messages: readonly Pair[]): Promise<void> {
    const documents = await this.#stores.documents(id);
    await documents.withdrawLinks(messages);
  }

  async save(rules: IdentityRules, version: number): Promise<void> {
    const value = JSON.parse(JSON.stringify(rules));
    const setting = { name: "identityRules", version, value, savedAt: 0, savedBy: "test", note: "" };
    await this.#stores.control.saveSetting(id, setting);
  }

  asking(version?: number): RunPlan {
    const at = version === undefined ? {} : { version };
    return async (plan) =>
      (await this.engine.run({ workspaceId: id, plan, scope: { kind: "all" }, deadlineMs: 20_000, ...at })).frame;
  }
}

const thenB: Condition = { sequence: { steps: [{ event: "A" }, { event: "B" }] } };
const uniques: TrendQuery = {
  unit: "customer",
  series: [
    { event: "A", measure: "unique" },
    { event: "A", measure: "total" },
  ],
  interval: "day",
  range: { from: "2026-03-31", to: "2026-03-31" },
};

/** The funnel-like question and the numbers of the trend. */
async function asked(run: RunPlan) {
  const size = (await run(sizePlan({ unit: "customer", where: thenB }, clock))).columns[0]?.values[0];
  const { lines } = await evaluateTrend(uniques, clock, words, run);
  return { thenB: Number(size), uniqueA: lines[0]?.total, totalA: lines[1]?.total };
}

/** The same, counted by hand: whose an event is, is looked up among the customers. */
function recounted(events: readonly EventRecord[], customers: ReadonlyMap<string, string | null>) {
  const whose = ({ userId, anonymousId }: EventRecord): string | null => {
    const ids = [userId && `user:${userId}`, anonymousId && `anon:${anonymousId}`].filter((key) => key !== undefined);
    return ids.map((key) => customers.get(key) ?? null).find((customer) => customer !== null) ?? null;
  };
  const ofPeople = Map.groupBy(
    events.filter((event) => whose(event) !== null),
    whose,
  );
  const inOrder = [...ofPeople.values()].map((own) =>
    own.toSorted((a, b) => a.timestamp - b.timestamp || a.seq - b.seq),
  );
  return {
    thenB: inOrder.filter((own) => {
      const first = own.findIndex(({ event }) => event === "A");
      return first >= 0 && own.slice(first + 1).some(({ event }) => event === "B");
    }).length,
    uniqueA: inOrder.filter((own) => own.some(({ event }) => event === "A")).length,
    totalA: events.filter(({ event }) => event === "A").length,
  };
}

const someEvent = fc.record({
  event: fc.constantFrom("A", "B"),
  userId: fc.constantFrom(undefined, "1", "2", "null"),
  anonymousId: fc.constantFrom("a", "b", "c", "ANONYMOUS"),
  timestamp: fc.nat(5),
});

const eventOf = (
  { userId, ...given }: { event: string; userId: string | undefined; anonymousId: string; timestamp: number },
  at: number,
): EventRecord => ({
  source: "web",
  messageId: `e${at}`,
  seq: at,
  type: "track",
  receivedAt: noon,
  properties: {},
  traits: {},
  context: {},
  ...given,
  ...(userId === undefined ? {} : { userId }),
  timestamp: noon + given.timestamp,
});

/** Every identifier of an event is a customer, also one that no message names. */
function known(pairs: readonly Pair[], events: readonly EventRecord[]): Pair[] {
  const alone = events.flatMap(({ userId, anonymousId }) => [userId && `user:${userId}`, `anon:${anonymousId}`]);
  return [
    ...pairs,
    ...alone.flatMap((key): Pair[] =>
      key ? [{ op: "link", a: key, b: key, timestamp: 0, source: "", messageId: key }] : [],
    ),
  ];
}

/** What of a batch is withdrawn two batches later: every second message that no person decided. */
function takenBack(batch: readonly Pair[]): Pair[] {
  const messages = [...new Set(batch.map(({ messageId }) => messageId))];
  return batch.filter(({ source, messageId }) => source !== "manual" && messages.indexOf(messageId) % 2 === 0);
}

test("after each batch the engine's numbers are those counted by hand, and a kept cut keeps its own", async () => {
  await fc.assert(
    fc.asyncProperty(
      schedule,
      fc.array(someEvent, { minLength: 4, maxLength: 10 }),
      someRules,
      fc.integer({ min: 1, max: 7 }),
      async (batches, drawn, otherRules, batchRows) => {
        const live = await Live.open(batchRows);
        const events = drawn.map(eventOf);
        await live.write(events, []);
        let pairs: Pair[] = [];
        let rules = defaultIdentityRules;
        let past: { version: number; seen: Awaited<ReturnType<typeof asked>> } | undefined;
        for (const [at, batch] of batches.slice(0, 6).entries()) {
          const gone = takenBack(batches[at - 2] ?? []);
          pairs = [...pairs.filter((pair) => !gone.includes(pair)), ...batch];
          await live.withdraw(gone);
          await live.write([], batch);
          if (at === 2) {
            rules = otherRules;
            await live.save(rules, 1);
          }
          const { version } = await live.engine.sync(id);
          const seen = await asked(live.asking());
          expect(seen).toEqual(recounted(events, customersByHand(known(pairs, events), rules)));
          if (past) expect(await asked(live.asking(past.version))).toEqual(past.seen);
          if (at === 1) past = { version, seen };
        }
        await live.engine.close();
      },
    ),
    { numRuns: 5, seed: 21, endOnFailure: true },
  );
}, 120_000);
