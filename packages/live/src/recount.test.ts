import { type Condition, conditionsIn } from "@throughline/model";
import { pick, type Random, seeded, whole } from "@throughline/testkit/corpora";
import { conditionOf } from "@throughline/testkit/oracle";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LiveWorkspace } from "./testing/live-workspace.ts";

const full = process.env["FULL"] === "1";
const [worlds, rounds, definitions] = full ? [20, 20, 30] : [1, 6, 18];

const minute = 60_000;
/** Berlin's clocks change on 29 March 2026 at 01:00Z and on 25 October. */
const starts = [Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 2, 31, 9), Date.UTC(2026, 9, 24, 23, 30)];
const steps = [1, 1_000, minute, 5 * minute, 60 * minute, 61 * minute, 24 * 60 * minute, 7 * 24 * 60 * minute + 1];
const users = ["1", "2", "3", "4", "5"];
const devices = ["a1", "a2", "a3"];
const names = ["view", "VIEW", "Order Placed", "message.opened", "journey.entered"];
const plans = ["pro", "PRO", "free", "Café"];
const amounts = [0, 1, 2.5, 19.99, 0.1];

function isPlain(where: Condition, unit: "customer" | "account"): boolean {
  return [...conditionsIn(where, unit)].every(
    ({ condition }) => !("segment" in condition) && !("ids" in condition && "list" in condition.ids),
  );
}

function someConditions(seed: number, unit: "customer" | "account", count: number): readonly Condition[] {
  const plain = conditionOf(unit).filter((where) => isPlain(where, unit));
  return fc.sample(plain, { numRuns: count, seed });
}

async function happen(w: LiveWorkspace, random: Random, sent: string[]): Promise<void> {
  const value = (): string | number => (whole(random, 2) === 0 ? pick(random, plans) : pick(random, amounts));
  const kind = whole(random, 12);
  const t = w.now - pick(random, [0, 1, 10, minute, 59 * minute, 24 * 60 * minute, 8 * 24 * 60 * minute, -5 * minute]);
  if (kind < 6) {
    const who = whole(random, 3) === 0 ? { anonymousId: pick(random, devices) } : { userId: pick(random, users) };
    const properties = { plan: pick(random, plans), amount: pick(random, amounts), mixed: value() };
    const group = whole(random, 4) === 0 ? { groupId: pick(random, ["1", "2"]) } : {};
    sent.push(...(await w.events([{ ...who, ...group, event: pick(random, names), timestamp: t, properties }])));
  } else if (kind === 6) {
    const traits = { plan: value(), when: "2026-03-30T12:00:00Z", "score.churn": pick(random, amounts) };
    const of = { timestamp: w.now, source: "web", messageId: `t${w.now}` };
    const given = Object.fromEntries(Object.entries(traits).map(([name, one]) => [name, { value: one, ...of }]));
    await w.events([], [{ id: `user:${pick(random, users)}`, createdAt: w.now - 60 * minute, traits: given }]);
  } else if (kind === 7) await w.link("link", `user:${pick(random, users)}`, `anon:${pick(random, devices)}`);
  else if (kind === 8)
    await w.link(
      pick(random, ["link", "unlink"]),
      `user:${pick(random, users)}`,
      `anon:${pick(random, devices)}`,
      "manual",
    );
  else if (kind === 9 && sent.length > 0) await w.forget(pick(random, sent));
  else if (kind === 10) {
    const whose = { customerId: pick(random, users), accountId: pick(random, ["1", "2"]) };
    await w.record("order", {
      id: `o${whole(random, 4)}`,
      ...whose,
      placedAt: t,
      amount: "2.5000",
      status: pick(random, ["open", "paid"]),
    });
  } else {
    const until = whole(random, 2) === 0 ? { to: w.now + 30 * minute } : {};
    await w.record("membership", {
      customerId: pick(random, users),
      accountId: pick(random, ["1", "2"]),
      primary: true,
      ...until,
    });
  }
}

async function expectRecount(w: LiveWorkspace, segments: readonly string[], about: object): Promise<void> {
  for (const id of segments)
    expect({ ...about, id, members: await w.members(id) }).toEqual({ ...about, id, members: await w.counted(id) });
}

/** Of each unit: in, out, in, ... */
async function expectTurns(w: LiveWorkspace, segments: readonly string[]): Promise<number> {
  let flips = 0;
  for (const id of segments) {
    const inside = new Map<string, boolean>();
    for (const { unit, direction } of await w.log(id)) {
      expect([id, unit, inside.get(unit) ?? false]).toEqual([id, unit, direction === "left"]);
      inside.set(unit, direction === "entered");
      flips++;
    }
  }
  return flips;
}

test("after every step who is recorded is who the plans count, and everybody comes and goes in turn", {
  timeout: full ? 1_800_000 : 150_000,
}, async () => {
  let flips = 0;
  for (let world = 0; world < worlds; world++) {
    const random = seeded(`live ${world}`);
    const w = await LiveWorkspace.open(pick(random, starts), "Europe/Berlin");
    const ids: string[] = [];
    for (const unit of ["customer", "customer", "account"] as const)
      for (const where of someConditions(world * 10 + ids.length, unit, definitions / 3)) {
        ids.push(`${unit}-${ids.length}`);
        await w.segment(ids.at(-1) ?? "", unit, where);
      }
    await w.segment("outer", "customer", { any: [{ segment: "customer-1" }, { not: { segment: "customer-2" } }] });
    const sent: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const happenings = 2 + whole(random, 10);
      for (let i = 0; i < happenings; i++) await happen(w, random, sent);
      if (whole(random, 2) === 0) w.now += pick(random, steps);
      const other = whole(random, 6) === 0;
      if (other) await w.restart();
      if (whole(random, 5) === 0)
        await w.define("customer-2", someConditions(world * 100 + round, "customer", 1)[0] ?? { all: [] });
      // Twice: coming and going is itself an act, which a definition may name.
      await w.settle();
      await w.settle();
      await expectRecount(w, [...ids, "outer"], { world, round, other });
    }
    flips += await expectTurns(w, [...ids, "outer"]);
  }
  expect(flips).toBeGreaterThan(full ? 1_000 : 30);
});
