import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";

let api: Installation;
const letter = (n: number, raw: string, reason = "missingId") => ({
  id: `l${String(n).padStart(3, "0")}`,
  source: "web",
  reason,
  message: `what is wrong with ${n}`,
  receivedAt: now - 1_000 + n,
  envelope: {},
  raw: Buffer.from(raw),
});

const mended = (id: string) =>
  `{"type":"track","event":"Bought","userId":"u1","messageId":"${id}","properties":{"email":"kim@posteo.de","note":"call kim@posteo.de"}}`;

beforeAll(async () => {
  api = await startInstallation(async (stores) => {
    const documents = await stores.documents("w");
    await documents.addDeadLetters([
      ...[1, 2, 3].map((n) => letter(n, mended(`m${n}`), "trackingPlan")),
      letter(4, '{"type":"track","event":"Bought"}'),
      { ...letter(5, "no JSON, but kim@posteo.de", "notJson"), message: 'the address "kim@posteo.de" is odd' },
    ]);
  });
}, 60_000);
afterAll(() => api.stop());

const list = `query($first: Int, $after: String, $reason: String) { workspace(id: "w") {
  deadLetters(first: $first, after: $after, reason: $reason) {
    letters { id reason label message raw bytes } counts { reason label count } rotated { letters lastAt } endCursor hasNextPage } } }`;
interface Page {
  readonly workspace: {
    readonly deadLetters: {
      readonly letters: readonly { readonly id: string; readonly raw: string; readonly message: string }[];
      readonly endCursor: string | null;
    } | null;
  };
}
const page = async (variables = {}, token?: string) =>
  ((await api.ask(list, { variables, ...(token ? { token } : {}) })).body.data as Page).workspace.deadLetters;

test("are listed newest first, by reason, in pages, with their counts", async () => {
  const first = await page({ first: 2 });
  expect(first).toMatchObject({
    letters: [
      { id: "l005", label: "Not readable as JSON", bytes: 26 },
      { id: "l004", label: "Names nobody", message: "what is wrong with 4" },
    ],
    counts: [
      { reason: "trackingPlan", label: "Refused by the tracking plan", count: 3 },
      { reason: "missingId", count: 1 },
      { reason: "notJson", count: 1 },
    ],
    hasNextPage: true,
  });
  const next = await page({ after: first?.endCursor });
  expect(next?.letters.map(({ id }) => id)).toEqual(["l003", "l002", "l001"]);
  expect((await page({ reason: "missingId" }))?.letters.map(({ id }) => id)).toEqual(["l004"]);
});

test("show what was sent in full to admins, masked to others, and nothing to sellers", async () => {
  const seen = async (role: "admin" | "engineer" | "marketer" | "seller") =>
    (await page({}, await api.token(role, "o1")))?.letters.flatMap(({ raw, message }) => [raw, message]);
  const full = await seen("admin");
  expect(full?.[0]).toBe("no JSON, but kim@posteo.de");
  expect(full?.at(-2)).toBe(mended("m1"));
  for (const role of ["engineer", "marketer"] as const) {
    const text = (await seen(role))?.join() ?? "";
    expect(text).toContain("k•••••@posteo.de");
    expect(text).not.toContain("kim@");
  }
  expect(await seen("seller")).toBeUndefined();
});

test("how many of the oldest were let go is told", async () => {
  expect(await page()).toMatchObject({ rotated: { letters: 0, lastAt: null } });
  const documents = await api.stores.documents("w");
  await documents.addDeadLetters([letter(0, "the oldest")]);
  await documents.rotateDeadLetters({ letters: 5, bytes: 1e6 }, now);
  expect(await page()).toMatchObject({ rotated: { letters: 1, lastAt: new Date(now).toISOString() } });
});

const replay = `mutation($ids: [ID!], $all: Boolean, $reason: String) {
  replayDeadLetters(workspaceId: "w", ids: $ids, all: $all, reason: $reason) { done kept left problems { code } } }`;
const discard = replay.replace("replayDead", "discardDead");

test("become events when they are replayed and hold now, stay otherwise, and every such act is audited", async () => {
  const some = await api.ask(replay, { variables: { ids: ["l001", "l004"] } });
  expect(some.body.data).toEqual({ replayDeadLetters: { done: 1, kept: 1, left: false, problems: [] } });
  const rest = await api.ask(replay, { variables: { all: true, reason: "trackingPlan" } });
  expect(rest.body.data).toEqual({ replayDeadLetters: { done: 2, kept: 0, left: false, problems: [] } });
  const found = await (await api.stores.documents("w")).events([{ source: "web", messageId: "m2" }]);
  expect(found).toMatchObject([{ event: "Bought", userId: "u1" }]);
  const gone = await api.ask(discard, { variables: { all: true } });
  expect(gone.body.data).toMatchObject({ discardDeadLetters: { done: 2 } });
  expect((await page())?.letters).toEqual([]);
  const audit = await api.stores.control.auditEntries("w", 10);
  expect(audit.map(({ action }) => action).toSorted()).toEqual([
    "deadLetter.discard",
    "deadLetter.replay",
    "deadLetter.replay",
  ]);
});

test("are replayed and discarded by who may edit sources only, and never all by mistake", async () => {
  for (const role of ["marketer", "seller"] as const) {
    const { body } = await api.ask(discard, { variables: { all: true }, token: await api.token(role, "o1") });
    expect(body.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  }
  expect((await api.ask(discard)).body.errors).toMatchObject([{ extensions: { code: "BAD_INPUT" } }]);
});
