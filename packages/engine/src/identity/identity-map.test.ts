import { defaultIdentityRules, type IdentityRules } from "@throughline/model";
import { expect, onTestFinished, test } from "vitest";
import { Customers } from "./customers.ts";
import { IdentityMap } from "./identity-map.ts";

/** What a message at time `t` says, its subject first; or what a person decided. */
type Said = { readonly t: number; readonly ids: readonly string[]; readonly by?: "merge" | "part" };

function folded(said: readonly Said[], rules: IdentityRules = defaultIdentityRules): IdentityMap {
  const map = new IdentityMap();
  map.restart(rules);
  for (const { t, ids, by } of said) {
    const [first = 0, ...others] = ids.map((id) => map.ident(id));
    const order = { t, source: by ? "manual" : "web", message: `m${t}` };
    if (by) map.decide(first, others[0] ?? 0, { link: by === "merge", order });
    else map.say([first], others, order);
  }
  map.settle();
  return map;
}

/** Who belongs together, by the name of the customer. */
function customers(map: IdentityMap): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (let ident = 1; ident <= map.size; ident++) {
    const name = map.key(map.customer(ident)) || "nobody";
    found[name] = [...(found[name] ?? []), map.key(ident)].sort();
  }
  return found;
}

const shared: readonly Said[] = [
  { t: 1, ids: ["user:1", "anon:A"] },
  { t: 2, ids: ["user:2", "anon:A"] },
];

test("a shared device stays with its first user", () => {
  expect(customers(folded(shared))).toEqual({ "user:1": ["anon:A", "user:1"], "user:2": ["user:2"] });
  const later = [{ ...shared[0], t: 3 } as Said, ...shared.slice(1)];
  expect(customers(folded(later))).toEqual({ "user:2": ["anon:A", "user:2"], "user:1": ["user:1"] });
});

test("a customer has at most 5 devices; a sixth is a customer of its own", () => {
  const devices = Array.from({ length: 6 }, (_, i) => ({ t: i + 1, ids: ["user:1", `anon:d${i}`] }));
  const found = customers(folded(devices));
  expect(found["user:1"]).toEqual(["anon:d0", "anon:d1", "anon:d2", "anon:d3", "anon:d4", "user:1"]);
  expect(found["anon:d5"]).toEqual(["anon:d5"]);
});

test("the identifier of lower priority gives way: an address before a device", () => {
  const said = [
    { t: 1, ids: ["anon:A", "email:kim@x.de"] },
    { t: 2, ids: ["anon:B", "user:1", "email:kim@x.de"] },
    { t: 3, ids: ["user:2", "anon:C", "email:kim@x.de"] },
  ];
  expect(customers(folded(said))).toEqual({
    "user:1": ["anon:A", "anon:B", "email:kim@x.de", "user:1"],
    "user:2": ["anon:C", "user:2"],
  });
});

test("a blocked value belongs to nobody and joins nobody; what it came with is joined", () => {
  const zeros = "user:00000000-0000-0000-0000-000000000000";
  const said = [
    { t: 1, ids: ["user:NULL", "anon:A"] },
    { t: 2, ids: ["user:null", "anon:B", "email:kim@x.de"] },
    { t: 3, ids: [zeros, "anon:C"] },
  ];
  const found = customers(folded(said));
  expect(found["nobody"]).toEqual(["user:00000000-0000-0000-0000-000000000000", "user:NULL", "user:null"]);
  expect(found["anon:A"]).toEqual(["anon:A"]);
  expect(found["anon:B"]).toEqual(["anon:B", "email:kim@x.de"]);
});

test("a merge by hand overrides the limits, its undo gives two customers again, whatever messages say since", () => {
  const said: Said[] = [...shared, { t: 3, ids: ["user:1", "user:2"], by: "merge" }];
  expect(customers(folded(said))).toEqual({ "user:1": ["anon:A", "user:1", "user:2"] });
  said.push({ t: 4, ids: ["user:2", "user:1"], by: "part" });
  expect(customers(folded(said))).toEqual(customers(folded(shared)));
  said.push({ t: 5, ids: ["user:1", "anon:A"], by: "part" }, { t: 6, ids: ["user:1", "anon:A"] });
  expect(customers(folded(said))).toEqual({ "user:1": ["user:1"], "user:2": ["anon:A", "user:2"] });
});

test("why two identifiers are one customer, or are not", () => {
  const map = folded([
    ...shared,
    { t: 3, ids: ["user:1", "user:3"], by: "merge" },
    { t: 4, ids: ["user:1", "user:2"], by: "part" },
  ]);
  const links = map
    .explain(map.ident("anon:A"), 10)
    .map(({ a, b, order, state }) => [map.key(a), map.key(b), order.t, state]);
  expect(links).toEqual([
    ["user:1", "anon:A", 1, "joined"],
    ["user:1", "user:3", 3, "byHand"],
    ["user:2", "anon:A", 2, "voided"],
    ["user:1", "user:2", 4, "parted"],
  ]);
});

test("other rules: limits and blocked values of a workspace count", () => {
  const rules: IdentityRules = { ...defaultIdentityRules, limits: { user: 2, anon: 1 }, blocked: ["kiosk"] };
  const said = [
    { t: 1, ids: ["user:1", "anon:A"] },
    { t: 2, ids: ["user:2", "anon:A"] },
    { t: 3, ids: ["user:1", "anon:Kiosk"] },
    { t: 4, ids: ["user:1", "anon:B"] },
  ];
  const map = folded(said);
  map.restart(rules);
  expect(customers(folded(said, rules))).toEqual({
    "user:1": ["anon:A", "user:1", "user:2"],
    "anon:B": ["anon:B"],
    nobody: ["anon:Kiosk"],
  });
});

test("a device that 100,000 users share costs one step per message, and one fold of it per batch of late ones", () => {
  const map = new IdentityMap();
  const hub = map.ident("anon:kiosk");
  const say = (i: number, t: number) =>
    map.say([map.ident(`user:u${i}`)], [hub], { t, source: "web", message: `m${i}-${t}` });
  const { join } = Customers.prototype;
  let joins = 0;
  Customers.prototype.join = function counted(...pair) {
    joins++;
    return join.apply(this, pair);
  };
  onTestFinished(() => {
    Customers.prototype.join = join;
  });
  for (let i = 0; i < 100_000; i++) {
    say(i, 1000 + i);
    if (i % 1000 === 0) map.settle();
  }
  map.settle();
  expect(joins).toBe(100_000);
  for (let i = 0; i < 100_000; i++) say(0, 200_000 + i);
  map.settle();
  expect(joins).toBe(100_000);
  for (let i = 0; i < 5; i++) {
    say(100_000 + i, 500 - i);
    map.settle();
  }
  expect(joins).toBeLessThan(601_000);
  expect(map.membersOf(hub).map((ident) => map.key(ident))).toEqual(
    expect.arrayContaining(["user:u100004", "anon:kiosk"]),
  );
  expect(map.membersOf(hub)).toHaveLength(2);
});
