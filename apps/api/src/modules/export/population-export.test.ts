import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;
const many = 20_050;

beforeAll(async () => {
  api = await startInstallation(async (stores) => {
    await twoSellers(stores);
    const documents = await stores.documents("w");
    const profiles = Array.from({ length: many }, (_, i) => ({
      id: `user:u${i}`,
      createdAt: now,
      traits: {
        bulk: { value: true, timestamp: now, source: "web", messageId: `b${i}` },
        label: { value: i === 0 ? "=cmd()" : `L, ${i}`, timestamp: now, source: "web", messageId: `l${i}` },
        score: { value: -i, timestamp: now, source: "web", messageId: `s${i}` },
      },
    }));
    await documents.append(await documents.lease(many, 60_000), { events: [], profiles, identity: [] });
  });
}, 60_000);
afterAll(() => api.stop());

async function download(
  body: object,
  token?: string,
): Promise<{ status: number; text: string; lines: readonly string[] }> {
  const response = await fetch(`${api.url}/export/population`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ workspaceId: "w", ...body }),
  });
  const text = await response.text();
  return { status: response.status, text, lines: text.split("\r\n").slice(0, -1) };
}

test("every member of several pages is a row, once, in columns that were chosen; formulas are text", async () => {
  const where = { trait: { trait: "bulk", op: "is", value: true } };
  const { lines } = await download({ where, columns: ["label", "score", "bulk"] });
  expect(lines[0]).toMatch(/Question,Customers that have/);
  expect(lines.slice(1, 6)).toEqual([
    expect.stringContaining('""bulk""'),
    expect.stringMatching(/^As of,\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    `Size,${many}`,
    "",
    "id,firstSeen,lastSeen,label,score,bulk",
  ]);
  const rows = lines.slice(6);
  expect([rows.length, new Set(rows).size]).toEqual([many, many]);
  expect(rows.find((row) => row.startsWith("user:u0,"))).toMatch(/,'=cmd\(\),0,true$/);
  expect(rows.find((row) => row.startsWith("user:u7,"))).toMatch(/,"L, 7",-7,true$/);
  const audit = await api.stores.control.auditEntries("w", 5);
  expect(audit.map(({ action, detail }) => [action, detail])).toContainEqual([
    "population.export",
    `${many} rows; label, score, bulk`,
  ]);
});

test("addresses are masked for a marketer, and a seller's file has own people only", async () => {
  const columns = ["email", "account.territory"];
  const where = { trait: { trait: "email", op: "is set" } };
  expect((await download({ where, columns })).text).toContain("k.canaryA@x.example");
  const masked = await download({ where, columns }, await api.token("marketer"));
  expect([masked.lines.length, masked.text.includes("k.canary"), masked.text.includes("k•••••@")]).toEqual([
    8,
    false,
    true,
  ]);
  const own = await download({ where, columns }, await api.token("seller", "ownerA"));
  expect([own.lines.length, own.text.toUpperCase().includes("CANARYB")]).toEqual([7, false]);
});

test("accounts have fields of their own", async () => {
  const { lines } = await download({ unit: "account", where: { all: [] } });
  expect(lines.slice(5)).toEqual([
    "id,name,territory",
    "accA,Account CANARYA,Territory CANARYA",
    "accB,Account CANARYB,Territory CANARYB",
  ]);
});

test("what cannot be meant is refused with words before anything is sent", async () => {
  const unknown = await download({ where: { trait: { trait: "plam", op: "is", value: 1 } } });
  expect([unknown.status, unknown.text]).toEqual([400, expect.stringContaining("did you mean")]);
  expect((await download({ where: { all: [] }, columns: "x" })).status).toBe(400);
  expect((await download({ where: { all: [] }, at: "soon" })).status).toBe(400);
  const later = await download({ where: { all: [] }, at: "2999-01-01T00:00:00Z" });
  expect([later.status, later.text]).toEqual([400, expect.stringContaining("still to come")]);
  const gone = await download({ where: { all: [] }, version: 2_000_000_000 });
  expect([gone.status, gone.text]).toEqual([410, expect.stringContaining("no longer kept")]);
  expect((await download({ where: { all: [] }, workspaceId: "other" })).status).toBe(404);
  expect((await download({ where: { all: [] } }, "x".repeat(20))).status).toBe(401);
});
