import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Collecting, collecting } from "../testing/collecting.ts";

let at: Collecting;
beforeAll(async () => {
  // How busy the machine is decides nothing here: that is the matter of other tests.
  at = await collecting({ limits: { requests: 400, commitMs: 60_000, loopMs: 60_000 } });
});
afterAll(() => at.stop());

const track = (messageId: string, more: object = {}) => ({
  type: "track",
  event: "Bought",
  userId: "u1",
  messageId,
  ...more,
});
const status = async (path: string, body: unknown, headers?: Record<string, string>) =>
  (await at.post(path, body, headers)).status;
const stored = async (messageId: string) => (await at.documents.events([{ source: "web", messageId }]))[0];
const arrived = async (messageId: string) => {
  await expect.poll(() => stored(messageId), { timeout: 5_000, interval: 10 }).toBeDefined();
  return stored(messageId);
};

describe("Segment's HTTP API", () => {
  it("takes every kind of message at its long and its short address", async () => {
    const paths = { track: "t", identify: "i", page: "p", screen: "s", group: "g", alias: "a" };
    for (const [type, short] of Object.entries(paths))
      for (const path of [type, short]) {
        const body = { userId: "u1", event: "Seen", groupId: "g", previousId: "p", messageId: `kind-${path}` };
        const answer = await at.post(`/v1/${path}`, body);
        expect([answer.status, await answer.json()]).toEqual([200, { success: true }]);
        expect(await arrived(`kind-${path}`)).toMatchObject({ type, source: "web" });
      }
  });

  it.each(["batch", "b", "import"])("takes a batch at /v1/%s, with a context for all of them", async (path) => {
    const batch = [track(`${path}-1`), track(`${path}-2`, { context: { own: true } })];
    expect(await status(`/v1/${path}`, { batch, context: { library: "x" } })).toBe(200);
    expect((await arrived(`${path}-1`))?.context).toEqual({ library: "x" });
    expect((await arrived(`${path}-2`))?.context).toEqual({ own: true });
  });

  it("takes the write key by Basic authorization or in the body, also as text/plain, and nothing else", async () => {
    const anonymous = (body: object, headers = {}) =>
      fetch(`${at.url}/v1/t`, { method: "POST", headers, body: JSON.stringify(body) });
    const plain = { "content-type": "text/plain" };
    expect((await anonymous({ ...track("key-1"), writeKey: at.secret }, plain)).status).toBe(200);
    expect((await anonymous({ batch: [], writeKey: at.secret })).status).toBe(200);
    for (const writeKey of ["", "wk_wrong", "x".repeat(5_000), { $gt: "" }, null, 7])
      expect((await anonymous({ ...track("key-2"), writeKey })).status).toBe(401);
    expect((await anonymous(track("key-3"))).headers.get("www-authenticate")).toBe("Basic");
    expect(await status("/v1/t", track("key-4"), { authorization: "Basic %%%" })).toBe(401);
  });

  it("takes gzip, and refuses what unpacks to too much at the limit, without unpacking it", async () => {
    const zipped = { "content-encoding": "gzip" };
    expect(await status("/v1/batch", gzipSync(JSON.stringify({ batch: [track("zip")] })), zipped)).toBe(200);
    expect(await arrived("zip")).toBeDefined();
    const bomb = gzipSync(Buffer.alloc(200 * 1024 ** 2, 0x20));
    const before = process.memoryUsage().rss;
    expect(await status("/v1/batch", bomb, zipped)).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 ** 2);
    expect(await status("/v1/batch", gzipSync(bomb), zipped)).toBe(400);
    expect(await status("/v1/batch", "no gzip", zipped)).toBe(400);
    expect(await status("/v1/batch", "{}", { "content-encoding": "br" })).toBe(415);
  });

  it("refuses what is larger than Segment allows, with 400, and what nobody means, with 413", async () => {
    const wide = (bytes: number) => "x".repeat(bytes);
    expect(await status("/v1/t", track("big", { properties: { wide: wide(33 * 1024) } }))).toBe(400);
    const batch = (events: number, bytes: number) => ({
      batch: Array.from({ length: events }, (_, i) => track(`b${i}`, { properties: { wide: wide(bytes) } })),
    });
    expect(await status("/v1/batch", batch(17, 30 * 1024))).toBe(400);
    expect(await status("/v1/batch", batch(15, 30 * 1024))).toBe(200);
    expect(await status("/v1/batch", batch(100, 30 * 1024))).toBe(413);
    expect(await status("/v1/batch", { batch: Array.from({ length: 2_001 }, () => 0) })).toBe(400);
    expect(await status("/v1/batch", { ...batch(1, 1), context: { wide: wide(33 * 1024) } })).toBe(400);
    expect(await status("/v1/batch", { ...batch(1, 1), context: { wide: wide(31 * 1024) } })).toBe(200);
  });

  it.each([
    ["nothing", ""],
    ["a list", "[]"],
    ["a number", "7"],
    ["half an object", '{"batch":[{"type":"track"'],
    ["an open text", '{"batch":["'],
    ["no batch", "{}"],
    ["a batch that is no list", '{"batch":{}}'],
    ["something behind", '{"batch":[]} x'],
    ["a list without commas", '{"batch":[{}{}]}'],
    ["a name without quotes", "{batch:[]}"],
    ["UTF-16", Buffer.from('{"batch":[]}', "utf16le").toString("latin1")],
  ])("refuses %s with 400", async (_, body) => {
    expect(await status("/v1/batch", body)).toBe(400);
  });

  it("tells a lone message at once that it is no JSON", async () => {
    expect(await status("/v1/track", '{"event":NaN}')).toBe(400);
    expect(await status("/v1/track", `{"a":${"[".repeat(1_000)}${"]".repeat(1_000)}}`)).toBe(400);
    expect(await status("/v1/track", track("bom"), {})).toBe(200);
    expect(await status("/v1/track", `\ufeff${JSON.stringify(track("marked"))}`)).toBe(200);
  });

  it("lets pages of every origin send", async () => {
    const preflight = await fetch(`${at.url}/v1/t`, {
      method: "OPTIONS",
      headers: { origin: "https://shop.example", "access-control-request-headers": "authorization,content-type" },
    });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("authorization");
    expect((await at.post("/v1/t", track("cors"))).headers.get("access-control-allow-origin")).toBe("*");
  });

  it("serves browsers their settings, their script and its parts, for a valid key only", async () => {
    const get = (path: string, headers = {}) => fetch(at.url + path, { headers });
    const settings = await get(`/v1/projects/${at.secret}/settings`);
    const { host } = new URL(at.url);
    expect(await settings.json()).toMatchObject({
      integrations: { "Segment.io": { apiKey: at.secret, apiHost: `${host}/v1`, protocol: "http" } },
    });
    const script = await get(`/analytics.js/v1/${at.secret}/analytics.min.js`);
    expect([script.status, script.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
    const text = await script.text();
    expect(text).toContain(at.secret);
    expect(text).toContain(JSON.stringify(at.url));
    expect((await get("/analytics-next/bundles/index.js")).status).toBe(200);
    const hidden = [
      "/analytics-next/bundles/..%2f..%2fpackage.json",
      "/analytics-next/bundles/package.json",
      "/v1/",
      "/",
    ];
    const wrong = ["/v1/projects/nobody/settings", "/analytics.js/v1/nobody/analytics.min.js", "/v1/batch"];
    for (const path of [...hidden, ...wrong]) expect((await get(path)).status).toBe(404);
  });

  it("says that it lives without asking anyone, and of what it depends how long ago it was well", async () => {
    expect(await (await fetch(`${at.url}/livez`)).json()).toEqual({ live: true });
    const ready = await fetch(`${at.url}/readyz`);
    expect(await ready.json()).toMatchObject({
      ready: true,
      dependencies: ["documents", "business", "control"].map((name) => ({
        name,
        state: "ok",
        age: expect.any(Number),
      })),
    });
  });

  it("refuses a revoked key within seconds when the clock was set back", async () => {
    let [now, passed] = [Date.now(), 0];
    const own = await collecting({ clock: () => now, elapsed: () => passed });
    const send = async (messageId: string) => (await own.post("/v1/t", track(messageId))).status;
    expect(await send("before")).toBe(200);
    for (const { id } of await own.stores.control.writeKeys("w")) await own.stores.control.revokeWriteKey("w", id);
    now -= 3_600_000;
    passed += 2_001;
    await expect.poll(() => send("after"), { timeout: 2_000, interval: 10 }).toBe(401);
    await own.stop();
  });

  it("refuses a revoked key within seconds", async () => {
    const { key, secret } = await at.stores.control.createWriteKey("w", "app");
    const send = () => status("/v1/t", track("revoked"), { authorization: `Basic ${btoa(`${secret}:`)}` });
    expect(await send()).toBe(200);
    await at.stores.control.revokeWriteKey("w", key.id);
    await expect.poll(send, { timeout: 6_000, interval: 100 }).toBe(401);
  });

  it("does not wait for a request that never ends, and takes others meanwhile", async () => {
    const { port } = new URL(at.url);
    const slow = connect(Number(port), "127.0.0.1");
    slow.write("POST /v1/t HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000000\r\n\r\n{");
    let answer = "";
    slow.on("data", (chunk) => (answer += chunk));
    await expect.poll(() => answer, { timeout: 3_000 }).toContain("HTTP/1.1 413");
    await sleep(20);
    slow.destroy();
    expect(await status("/v1/t", track("meanwhile"))).toBe(200);
  });
});
