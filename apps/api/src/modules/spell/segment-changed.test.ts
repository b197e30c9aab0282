import type { MembershipChange, MembershipLease, Stores } from "@throughline/sources";
import { StoreUnavailable } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;
let lease: MembershipLease;
let away = false;

/** The same stores, whose followed segments cannot be read while `away`. */
function breakable(stores: Stores): Stores {
  return {
    ...stores,
    membership: async (id) => {
      const store = await stores.membership(id);
      const followed = async () => {
        if (away) throw new StoreUnavailable("business", "unreachable", new Error("gone"));
        return store.followed();
      };
      return { ...store, followed };
    },
  };
}

let batches = 0;
async function record(...changes: readonly (readonly ["entered" | "left", string])[]): Promise<void> {
  const store = await api.stores.membership("w");
  const progress = { segmentId: "s", version: 1, state: "live", asOf: now, cut: "", since: now - 1000 } as const;
  const made = changes.map(
    ([direction, unit]): MembershipChange => ({ segmentId: "s", unit, direction, at: now, why: { cause: "event" } }),
  );
  await store.record(lease, { id: `b${++batches}`, segments: [progress], changes: made });
}

beforeAll(async () => {
  api = await startInstallation(twoSellers, { breakable: (stores, engine) => [breakable(stores), engine] });
  const about = { id: "s", unit: "customer", name: "S", description: "", ownerId: "local", tags: [] } as const;
  const definition = { where: { all: [] }, kinds: { all: 1 } };
  const saved = { savedAt: 5, savedBy: "local", note: "" };
  await (await api.stores.segments("w")).create({ ...about, archivedAt: null, definition, createdAt: 5 }, saved);
  const taken = await (await api.stores.membership("w")).takeLease("worker", 600_000, Date.now());
  if (!taken) throw new Error("no lease");
  lease = taken;
  await record(["entered", "user:custA"]);
}, 60_000);
afterAll(() => api.stop());

const fields = "segmentId size entered left";
const query = `subscription($ids: [ID!]!) { segmentChanged(workspaceId: "w", ids: $ids) { ${fields} } }`;

interface Told {
  readonly event: string;
  readonly data: {
    readonly data?: { readonly segmentChanged: object };
    readonly errors?: readonly { message: string }[];
  };
}

async function listen(given: { query?: string; ids?: string[]; token?: string; accept?: string } = {}) {
  const ended = new AbortController();
  const answer = await fetch(`${api.url}/graphql/stream`, {
    method: "POST",
    signal: ended.signal,
    headers: {
      "content-type": "application/json",
      accept: given.accept ?? "text/event-stream",
      ...(given.token ? { authorization: `Bearer ${given.token}` } : {}),
    },
    body: JSON.stringify({ query: given.query ?? query, variables: { ids: given.ids ?? ["s", "unknown"] } }),
  });
  return { answer, told: read(answer), end: () => ended.abort() };
}

async function* read(answer: Response): AsyncGenerator<Told> {
  let text = "";
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString("utf8");
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const of = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const event = of("event");
      if (event) yield { event, data: JSON.parse(of("data") || "null") };
    }
  }
}

const next = async (told: AsyncGenerator<Told>): Promise<Told | undefined> => (await told.next()).value;
const noted = async (told: AsyncGenerator<Told>) => (await next(told))?.data?.data?.segmentChanged;

test("a stream says how a segment is, then what became of it; what changed in between is one note", async () => {
  const { told, end } = await listen();
  expect(await noted(told)).toEqual({ segmentId: "s", size: 1, entered: 0, left: 0 });
  await record(["entered", "user:custB"]);
  expect(await noted(told)).toEqual({ segmentId: "s", size: 2, entered: 1, left: 0 });
  await record(["left", "user:custA"], ["left", "user:custB"], ["entered", "user:custA"]);
  expect(await noted(told)).toEqual({ segmentId: "s", size: 1, entered: 1, left: 2 });
  end();
});

test("a store that is away is told once, and the stream goes on when it is back", async () => {
  const { told, end } = await listen();
  await noted(told);
  away = true;
  const failed = await next(told);
  expect(failed?.data?.errors?.[0]?.message).toMatch(/Business data cannot be read now/);
  away = false;
  await record(["entered", "user:custB"]);
  expect(await noted(told)).toMatchObject({ size: 2, entered: 1 });
  end();
});

test("a seller hears of own people only", async () => {
  const seller = await api.token("seller", "ownerA");
  await api.engine.sync("w");
  const { told, end } = await listen({ token: seller });
  expect(await noted(told)).toEqual({ segmentId: "s", size: 1, entered: 0, left: 0 });
  await record(["left", "user:custB"]);
  await record(["left", "user:custA"]);
  await api.engine.sync("w");
  const note = await noted(told);
  expect(note).toMatchObject({ entered: 0, left: 1 });
  end();
});

test("limits, roles and the language hold for streams as for queries", async () => {
  const refused = async (given: Parameters<typeof listen>[0]) => {
    const { answer, told } = await listen(given);
    if (answer.status !== 200) return `${answer.status}`;
    const first = await next(told);
    const complete = await next(told);
    expect(complete?.event).toBe("complete");
    return first?.data?.errors?.[0]?.message;
  };
  expect(await refused({ accept: "application/json" })).toBe("406");
  expect(await refused({ token: "no-such-token-at-all" })).toBe("401");
  expect(await refused({ query: "{ workspaces { id } }" })).toMatch(/Only a subscription/);
  expect(await refused({ query: "subscription { segmentChanged(workspaceId: 3" })).toMatch(/Syntax/);
  expect(await refused({ query: query.replace("size", "sizes") })).toMatch(/Cannot query field "sizes"/);
  expect(await refused({ ids: [] })).toMatch(/Name 1 to 200/);
  expect(await refused({ query: query.replace('"w"', '"x"') })).toMatch(/no such workspace/);
  const deep = `subscription { segmentChanged(workspaceId: "w", ids: ["s"]) ${"{ a ".repeat(20)}${"} ".repeat(20)} }`;
  expect(await refused({ query: deep })).toMatch(/depth|Cannot query/i);
  const plain = await fetch(`${api.url}/graphql/stream`, {
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "text/plain" },
    body: "{}",
  });
  expect(plain.status).toBe(415);
  const elsewhere = await api.ask(query, { variables: { ids: ["s"] } });
  expect(elsewhere.body.errors?.[0]?.message).toBe("Subscriptions are answered at /graphql/stream.");
});

test("one principal has at most 20 streams, and a place is free again when one closes", async () => {
  const token = await api.token("engineer");
  const streams = await Promise.all(Array.from({ length: 20 }, () => listen({ token })));
  expect(streams.map(({ answer }) => answer.status)).toEqual(streams.map(() => 200));
  expect((await listen({ token })).answer.status).toBe(429);
  streams[0]?.end();
  await expect.poll(async () => (await listen({ token })).answer.status).toBe(200);
  for (const { end } of streams) end();
});

test("a stopping server completes its streams and is not held up by them", async () => {
  const other = await startInstallation(twoSellers);
  const answer = await fetch(`${other.url}/graphql/stream`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query, variables: { ids: ["s"] } }),
  });
  const told = read(answer);
  const first = next(told);
  await other.stop();
  expect((await first)?.event).toBe("complete");
});
