import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../testing/installation.ts";

let api: Installation;

beforeAll(async () => {
  api = await startInstallation(async () => undefined, { loopbackOnly: false });
}, 60_000);
afterAll(() => api.stop());

const me = "{ me { role bySession } workspaces { id } }";

const post = (token: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${api.url}/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: api.url, ...headers },
    body: JSON.stringify({ token }),
  });

/** The cookie as a browser sends it back. */
const cookieOf = (answer: Response): string => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const signedIn = async (token: string): Promise<string> => cookieOf(await post(token));
const ask = (cookie: string, headers: Readonly<Record<string, string>> = { origin: api.url }) =>
  api.ask(me, { headers: { cookie, ...headers } });

test("beyond loopback nothing is answered without a token or a session", async () => {
  expect((await api.ask(me)).status).toBe(401);
  expect((await ask("throughline=x")).status).toBe(401);
  const upload = await fetch(`${api.url}/uploads?name=a.csv`, { method: "POST", body: "a" });
  expect(upload.status).toBe(401);
});

test("a token is exchanged for a cookie that scripts cannot read and other sites do not send", async () => {
  const token = await api.token("marketer");
  const answer = await post(token);
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ role: "marketer", workspaceId: "w" });
  const cookie = answer.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^throughline=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
  expect(cookie).not.toContain(token);
  const { body } = await ask(cookieOf(answer));
  expect(body.data).toEqual({ me: { role: "marketer", bySession: true }, workspaces: [{ id: "w" }] });
  const entries = await api.stores.control.auditEntries("w", 1);
  expect(entries).toMatchObject([{ action: "session.start", subject: expect.stringMatching(/^token:/) }]);
});

test("over HTTPS the cookie is held to this host and to encryption", async () => {
  const answer = await post(await api.token("admin"), { origin: api.url.replace("http:", "https:") });
  expect(answer.headers.get("set-cookie")).toMatch(/^__Host-throughline=.*; Secure$/);
  expect((await ask(cookieOf(answer))).status).toBe(200);
});

test.each([[{ origin: "http://evil.example" }], [{ origin: "null" }], [{ "sec-fetch-site": "cross-site" }], [{}]])(
  "a page elsewhere can neither use a session nor make or end one: %o",
  async (headers: Record<string, string>) => {
    const cookie = await signedIn(await api.token("admin"));
    expect((await ask(cookie, headers)).status).toBe(401);
    const given = { "content-type": "application/json", cookie, ...headers };
    const body = JSON.stringify({ token: await api.token("seller") });
    expect((await fetch(`${api.url}/session`, { method: "POST", headers: given, body })).status).toBe(403);
    expect((await fetch(`${api.url}/session`, { method: "DELETE", headers: given })).status).toBe(403);
    expect((await ask(cookie)).status).toBe(200);
  },
);

test("revoking the token ends its sessions at once", async () => {
  const cookie = await signedIn(await api.token("engineer"));
  expect((await ask(cookie)).status).toBe(200);
  const made = (await api.stores.control.tokens("w")).find(({ role }) => role === "engineer");
  await api.stores.control.revokeToken(made?.id ?? "");
  expect((await ask(cookie)).status).toBe(401);
});

test("signing out ends the session in the store, not only in the browser", async () => {
  const cookie = await signedIn(await api.token("admin"));
  const answer = await fetch(`${api.url}/session`, { method: "DELETE", headers: { origin: api.url, cookie } });
  expect(answer.status).toBe(204);
  expect(answer.headers.getSetCookie().every((text) => text.includes("Max-Age=0"))).toBe(true);
  expect((await ask(cookie)).status).toBe(401);
});

test("signing in again ends the session before it, and gives a new one", async () => {
  const first = await signedIn(await api.token("admin"));
  const second = cookieOf(await post(await api.token("admin"), { cookie: first }));
  expect(second).not.toBe(first);
  expect([(await ask(first)).status, (await ask(second)).status]).toEqual([401, 200]);
});

test.each([["x".repeat(40)], [""], [null], [7], [{}], ["x".repeat(5000)]])(
  "what is no token signs nobody in: %o",
  async (token) => {
    const answer = await post(token);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("set-cookie")).toBeNull();
  },
);
