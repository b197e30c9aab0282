import { defaultIdentityRules, parseMapping, type SavedMapping } from "@throughline/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ForeignSchedule } from "../testing/foreign-schedule.ts";
import { KillableStores, Killed } from "../testing/killable-stores.ts";
import { MappingReading } from "./read-mapping.ts";

const overlapSeconds = 30;
const overlapMs = overlapSeconds * 1000;

function mapped(updatedAt: string | undefined): SavedMapping {
  const target = {
    events: {
      name: { text: "Seen" },
      timestamp: "at",
      userId: "id",
      anonymousId: "value",
      properties: { value: "value" },
    },
  };
  const about = { id: "m", connection: "c", table: "t", key: ["id"], overlapSeconds, compareMinutes: 90, target };
  const { mapping, problems } = parseMapping(updatedAt === undefined ? about : { ...about, updatedAt });
  if (!mapping) throw new Error(JSON.stringify(problems));
  return { version: 1, mapping };
}

type Act =
  | { readonly write: number; readonly value: number; readonly late: number }
  | { readonly remove: number; readonly late: number }
  | { readonly wait: number }
  | { readonly steps: number; readonly killAfter: number };

const late = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: overlapMs }));
const key = fc.integer({ min: 0, max: 25 });
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ write: key, value: fc.integer({ min: 0, max: 3 }), late }) },
    { weight: 2, arbitrary: fc.record({ remove: key, late }) },
    { weight: 4, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 45_000 }) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        steps: fc.integer({ min: 1, max: 6 }),
        killAfter: fc.oneof(fc.constant(1_000_000), fc.integer({ min: 1, max: 9 })),
      }),
    },
  ),
  { minLength: 5, maxLength: 60 },
);

class World {
  readonly source = new ForeignSchedule();
  readonly stores = new KillableStores();
  readonly #saved: SavedMapping;
  #reading: MappingReading | undefined;
  #processes = 0;

  constructor(saved: SavedMapping) {
    this.#saved = saved;
  }

  async act(act: Act): Promise<void> {
    if ("write" in act) this.source.write(`k${act.write}`, act.value, act.late);
    else if ("remove" in act) this.source.remove(`k${act.remove}`, act.late);
    else if ("wait" in act) this.source.advance(act.wait);
    else await this.steps(act.steps, act.killAfter);
  }

  /** A killed process is followed by another one, which waits until the mapping is free. */
  async steps(count: number, killAfter: number): Promise<void> {
    this.stores.killAfter = killAfter;
    try {
      const reading = await this.#open();
      for (let at = 0; at < count && reading; at++) await reading.step();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.#reading = undefined;
    }
    this.stores.killAfter = Number.POSITIVE_INFINITY;
  }

  async read(ms: number, everyMs: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += everyMs) {
      this.source.advance(everyMs);
      await this.steps(30, Number.POSITIVE_INFINITY);
    }
  }

  get stored(): ReadonlyMap<string, number> {
    return new Map([...this.stores.events].map(([id, event]) => [id, Number(event.properties["value"])]));
  }

  /** Of each row whom it says to be one person: its id and the value as a device. */
  get linked(): ReadonlyMap<string, number> {
    return new Map(
      [...this.stores.said.values()].map(({ a, b }) => [a.slice("user:".length), Number(b.slice("anon:".length))]),
    );
  }

  async #open(): Promise<MappingReading | undefined> {
    if (!this.#reading) this.#processes++;
    this.#reading ??= await MappingReading.open({
      stores: this.stores.targets,
      connected: this.stores.connected,
      saved: this.#saved,
      table: this.source.table,
      rules: async () => defaultIdentityRules,
      owner: `p${this.#processes}`,
      now: () => this.source.now,
      stopped: () => false,
      everyMs: 1000,
      pageRows: 4,
    });
    return this.#reading;
  }
}

const sorted = (rows: ReadonlyMap<string, number>) => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe("reading a table while it changes, with kills in the middle of writes", () => {
  test("following alone loses no row that commits within the overlap", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (schedule) => {
        const world = new World(mapped("at"));
        world.source.write("k0", 0, 0);
        await world.steps(8, Number.POSITIVE_INFINITY);
        const before = world.stores.states.get("m")?.comparedAt;
        for (const act of schedule) await world.act(act);
        await world.read(10 * overlapMs, 10_000);
        expect(world.stores.states.get("m")?.comparedAt).toBe(before);
        for (const [id, value] of world.source.seen) expect(world.stored.get(id)).toBe(value);
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });

  test("comparing heals everything, deletions too, with and without an updatedAt", async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.boolean(), async (schedule, follows) => {
        const world = new World(mapped(follows ? "at" : undefined));
        for (const act of schedule) await world.act(act);
        await world.read(2 * 3_600_000, 600_000);
        expect(sorted(world.stored)).toEqual(sorted(world.source.seen));
        expect(sorted(world.linked)).toEqual(sorted(world.source.seen));
        expect(world.stores.said.size).toBe(world.source.seen.size);
        expect([...world.stores.rows.keys()].toSorted()).toEqual([...world.source.seen.keys()].toSorted());
        expect(world.stores.states.get("m")?.rowsStored).toBe(world.source.seen.size);
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
  });

  const keys = Array.from({ length: 6 }, (_, at) => `k${at}`);
  const restarted = 61_000;

  test.each(Array.from({ length: 20 }, (_, at) => at + 1))(
    "killed at write %i, it leaves nothing behind",
    async (at) => {
      for (const updatedAt of ["at", undefined]) {
        const world = new World(mapped(updatedAt));
        for (const id of keys) world.source.write(id, 1, 0);
        await world.steps(10, at);
        for (const id of keys) world.source.remove(id, 0);
        world.source.advance(restarted);
        await world.read(4 * 3_600_000, 3_600_000);
        expect(world.stored.size + world.stores.rows.size + world.stores.said.size).toBe(0);
      }
    },
  );

  test.each(Array.from({ length: 20 }, (_, at) => at + 1))(
    "killed at write %i of a change, which is taken back",
    async (at) => {
      const world = new World(mapped("at"));
      for (const id of keys) world.source.write(id, 1, 0);
      await world.steps(10, Number.POSITIVE_INFINITY);
      world.source.advance(5000);
      for (const id of keys) world.source.write(id, 2, 0);
      await world.steps(10, at);
      for (const id of keys) world.source.write(id, 1, 0);
      world.source.advance(restarted);
      await world.read(overlapMs, 10_000);
      expect(world.stored).toEqual(world.source.seen);
    },
  );

  test("a whole page of keys that nothing stores is no end of what changed", async () => {
    const world = new World(mapped("at"));
    world.source.write("k0", 1, 0);
    await world.steps(10, Number.POSITIVE_INFINITY);
    world.source.advance(5000);
    for (const id of keys) world.source.write(id.padEnd(300, "x"), 1, 0);
    world.source.advance(1000);
    world.source.write("k1", 2, 0);
    await world.read(overlapMs, 10_000);
    expect([...world.stored]).toEqual([
      ["k0", 1],
      ["k1", 2],
    ]);
  });

  test("a page that was read ahead does not undo what was followed meanwhile", async () => {
    const world = new World(mapped("at"));
    for (const id of keys) world.source.write(id, 1, 0);
    await world.steps(10, Number.POSITIVE_INFINITY);
    world.source.advance(90 * 60_000);
    await world.steps(3, Number.POSITIVE_INFINITY);
    expect(world.stores.states.get("m")?.comparison?.phase).toBe("scan");
    world.source.write("k5", 2, 0);
    world.source.advance(1000);
    await world.steps(2, Number.POSITIVE_INFINITY);
    expect(world.stored.get("k5")).toBe(2);
  });
});
