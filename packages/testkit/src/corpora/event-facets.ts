/** What a rule decides about a message: "open" where none does, and storing and dead-lettering are both right. */
export type Verdict = "good" | "bad" | "open";

/** One way in which one part of a message may look. */
export interface Facet {
  readonly kind: string;
  readonly expected: Verdict;
  /** Fields that this part puts into the message; a function where the time of sending matters. */
  readonly fields: Readonly<Record<string, unknown>>;
}

function facet(expected: Verdict, kind: string, fields: Facet["fields"]): Facet {
  return { expected, kind, fields };
}
const good = (kind: string, fields: Facet["fields"]): Facet => facet("good", kind, fields);
const bad = (kind: string, fields: Facet["fields"]): Facet => facet("bad", kind, fields);
const open = (kind: string, fields: Facet["fields"]): Facet => facet("open", kind, fields);

export const calls: readonly Facet[] = [
  good("track", { type: "track", event: "Order Completed" }),
  good("track, odd name", { type: "track", event: "$where: 'x'\u202e <b>" }),
  good("identify", { type: "identify", traits: { email: "a@example.com", plan: "pro", age: 41 } }),
  good("page", { type: "page", name: "Pricing", properties: { url: "https://example.com/p?utm_source=x" } }),
  good("screen", { type: "screen", name: "Home" }),
  good("group", { type: "group", groupId: "acme", traits: { name: "Acme" } }),
  good("alias", { type: "alias", previousId: "before" }),
  bad("no type", { event: "Order Completed" }),
  bad("unknown type", { type: "purchase", event: "Order Completed" }),
  bad("type is a number", { type: 7, event: "Order Completed" }),
  bad("type is a prototype's", { type: "__proto__", event: "Order Completed" }),
  bad("track without a name", { type: "track" }),
  bad("track with a blank name", { type: "track", event: "  " }),
  bad("track with an object as name", { type: "track", event: { $gt: "" } }),
  bad("group without a group", { type: "group" }),
  bad("alias without what was before", { type: "alias" }),
];

export const people: readonly Facet[] = [
  good("known", { userId: "u-17" }),
  good("anonymous", { anonymousId: "0b8e6d1c-0000-4000-8000-1f2e3d4c5b6a" }),
  good("both", { userId: "u-18", anonymousId: "a-18" }),
  good("of the prototype", { userId: "__proto__" }),
  good("not of ASCII", { userId: "Zoë Ångström 漢字" }),
  good("an operator", { userId: '{"$gt":""}' }),
  bad("nobody", {}),
  bad("null", { userId: null, anonymousId: null }),
  bad("empty", { userId: "", anonymousId: "" }),
  bad("an object", { userId: { $gt: "" } }),
  open("a number", { userId: 4711 }),
  open("300 letters", { userId: "x".repeat(300) }),
  open("a zero character", { userId: "zero\u0000" }),
];

export const times: readonly Facet[] = [
  good("none", {}),
  good("2026", { timestamp: "2026-10-05T10:15:30.250Z" }),
  good("with an offset", { timestamp: "2026-10-05T10:15:30+05:30" }),
  good("far ahead", { timestamp: "9999-12-31T23:59:59.999Z" }),
  bad("before 1970", { timestamp: "1969-12-31T23:59:59Z" }),
  bad("a word", { timestamp: "yesterday" }),
  open("a number", { timestamp: 1_735_689_600_000 }),
];

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = { in: value };
  return value;
};
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`property ${at}`, at]));
const hostile: unknown = JSON.parse(
  '{"$gt":1,"a.b":{"$where":"x"},"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"":"empty"}',
);

export const payloads: readonly Facet[] = [
  good("none", {}),
  good("plain", { properties: { revenue: 39.95, currency: "EUR", new: true, coupon: null } }),
  good("products", { properties: { products: [{ id: "p1", price: 1.25 }, { id: "p2" }], total: 1e308 } }),
  good("hostile keys", { properties: hostile }),
  good("context", { context: { ip: "203.0.113.9", page: { path: "/", referrer: "" }, campaign: { source: "x" } } }),
  good("unknown fields", { integrations: { All: false }, _metadata: { bundled: [] }, whatever: [1, [2, [3]]] }),
  good("200 properties", { properties: many(200) }),
  good("30 levels", { properties: nested(30) }),
  bad("a list", { properties: [1, 2] }),
  bad("a text", { properties: "revenue=1" }),
  bad("33 KB", { properties: { text: "x".repeat(33 * 1024) } }),
  bad("10,001 properties", { properties: many(10_001) }),
  open("1,000 levels", { properties: nested(1000) }),
  open("half a surrogate pair", { properties: { text: "\ud83d" } }),
];
