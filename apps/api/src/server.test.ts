import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, startInstallation } from "./testing/installation.ts";
import { twoSellers } from "./testing/two-sellers.ts";

let api: Installation;

beforeAll(async () => {
  api = await startInstallation(twoSellers);
}, 60_000);
afterAll(() => api.stop());

const me = "{ me { role } }";

/** Any header may be set here, `Host` too. */
function send(headers: Readonly<Record<string, string>>, body = JSON.stringify({ query: me }), path = "/graphql") {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const sent = request(`${api.url}${path}`, { method: "POST", headers }, (answer) => {
    let text = "";
    answer.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
  });
  sent.on("error", reject);
  sent.end(body);
  return promise;
}

const json = { "content-type": "application/json" };

describe("who asks", () => {
  test("this machine without a token is the local admin", async () => {
    expect((await send(json)).text).toContain("admin");
  });

  test.each([
    [{ ...json, host: "evil.example:4400" }],
    [{ ...json, host: "127.0.0.1.evil.example" }],
    [{ ...json, origin: "http://evil.example" }],
    [{ ...json, origin: "null" }],
    [{ ...json, "sec-fetch-site": "cross-site" }],
    [{ ...json, authorization: "Bearer not-a-token-of-anybody" }],
    [{ ...json, authorization: "Basic bG9jYWw6bG9jYWw=" }],
  ])("another page, another name or a wrong token is nobody: %o", async (headers) => {
    const { status, text } = await send(headers);
    expect(status).toBe(401);
    expect(text).not.toContain("admin");
  });

  test("a token has the role it was made with, until it is revoked", async () => {
    const token = await api.token("marketer");
    expect((await api.ask(me, { token })).body.data).toEqual({ me: { role: "marketer" } });
    const [made] = await api.stores.control.tokens("w");
    await api.stores.control.revokeToken(made?.id ?? "");
    expect((await api.ask(me, { token })).status).toBe(401);
  });
});

describe("cross-site requests", () => {
  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "content-type: ;;;",
  ])("a body of type %s runs nothing", async (type) => {
    const { status, text } = await send({ "content-type": type });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain("admin");
  });

  test("a query in the address runs nothing without the header that browsers ask about first", async () => {
    const answer = await fetch(`${api.url}/graphql?query=${encodeURIComponent(me)}`);
    expect(answer.status).toBe(400);
  });
});

const refusedForCost =
  '{ workspace(id: "w") { customers(first: 100) { edges { node { orders(first: 100) { lines(first: 100) { lineNumber } } } } } } }';

describe("too much at once is refused with 400 before anything runs", () => {
  const deep = `{ workspace(id: "w") ${"{ customers { edges { node { accounts ".repeat(6)} { id } ${"} } } }".repeat(6)} }`;
  const refused: Readonly<Record<string, string>> = {
    depth: deep,
    aliases: `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: me { role }`).join(" ")} }`,
    tokens: `{ ${"me { role } ".repeat(1500)} }`,
    directives: `{ me { role ${"@skip(if: false) ".repeat(60)} } }`,
    "a page of 101": '{ workspace(id: "w") { customers(first: 101) { totalCount } } }',
    "a negative page": '{ workspace(id: "w") { customers(first: -5) { totalCount } } }',
    "nested pages": refusedForCost,
  };
  test.each(Object.entries(refused))("%s", async (_, query) => {
    api.calls.length = 0;
    const { status, text } = await api.ask(query);
    expect(status).toBe(400);
    expect(api.calls).toEqual([]);
    expect(text).not.toContain("Did you mean");
  });

  test("a page size by variable", async () => {
    const query = 'query($n: Int) { workspace(id: "w") { customers(first: $n) { totalCount } } }';
    const { status, body } = await api.ask(query, { variables: { n: 1_000_000 } });
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 400, code: "BAD_INPUT" });
    expect((await api.ask(query, { variables: { n: null } })).status).toBe(200);
  });

  test("a batch, a huge body and a body nested too deep", async () => {
    expect((await send(json, JSON.stringify([{ query: me }, { query: me }]))).status).toBe(400);
    const huge = await send(json, JSON.stringify({ query: me, extra: "x".repeat(300_000) }));
    expect(huge).toMatchObject({ status: 413, text: expect.stringContaining("larger than 256 KB: ") });
    const nested = await send(json, `{"query":"${me}","variables":{"x":${"[".repeat(300)}${"]".repeat(300)}}}`);
    expect(nested).toMatchObject({ status: 400, text: expect.stringContaining("nested deeper than 200 levels: ") });
    expect(await send(json, "{")).toMatchObject({ status: 400, text: expect.stringContaining("not valid JSON") });
    expect((await send({ ...json, "content-encoding": "gzip" }, "x")).status).toBe(415);
  });
});

describe("mistakes in variables and arguments are BAD_INPUT and say what is wrong; only cost is TOO_COSTLY", () => {
  const where = 'query($w: ConditionInput!) { workspace(id: "w") { population(where: $w) { problems { code } } } }';
  const page = 'query($n: Int) { workspace(id: "w") { customers(first: $n) { totalCount } } }';
  const all = { all: [] };
  test.each<[string, string, object, string, RegExp]>([
    ["two of one", where, { w: { not: all, ...all } }, "BAD_INPUT", /exactly one/i],
    ["an unknown field", where, { w: { al: [] } }, "BAD_INPUT", /"al"/],
    ["a missing variable", where, {}, "BAD_INPUT", /"\$w"/],
    ["a page of -1", page, { n: -1 }, "BAD_INPUT", /from 1 to 100/],
    ["no number", page, { n: "ten" }, "BAD_INPUT", /"\$n"/],
    ["cost", refusedForCost, {}, "TOO_COSTLY", /too much at once/],
  ])("%s", async (_, query, variables, code, message) => {
    api.calls.length = 0;
    const { status, body, text } = await api.ask(query, { variables: { ...variables } });
    expect({ status, errors: body.errors }).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringMatching(message), extensions: { code } }],
    });
    expect(text).not.toContain("Did you mean");
    expect(api.calls).toEqual([]);
  });
});

describe("the schema", () => {
  const ask = '{ __type(name: "Customer") { name } }';
  test("is shown to engineers and admins only", async () => {
    expect((await api.ask(ask, { token: await api.token("engineer") })).status).toBe(200);
    for (const role of ["marketer", "seller"] as const)
      expect((await api.ask(ask, { token: await api.token(role) })).status).toBe(400);
  });

  test("is not guessed from mistakes", async () => {
    const { text, status } = await api.ask("{ workspacez { id } }");
    expect(status).toBe(400);
    expect(text).not.toContain('"workspaces"');
    expect(text).not.toContain("Did you mean");
  });
});

test("health: live without dependencies, ready with each of them", async () => {
  expect(await (await fetch(`${api.url}/livez`)).json()).toEqual({ live: true });
  const answer = await fetch(`${api.url}/readyz`);
  expect(answer.status).toBe(200);
  const { dependencies } = (await answer.json()) as { dependencies: { name: string; state: string }[] };
  expect(dependencies.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "documents ok",
    "business ok",
    "control ok",
    "engine ok",
  ]);
});

test("answers carry the headers that browsers guard with", async () => {
  const answer = await fetch(`${api.url}/livez`);
  expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'none';.*frame-ancestors 'none'/);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("x-powered-by")).toBeNull();
});

test("a condition with a mistake is answered with the way to it, not run", async () => {
  const { body } = await api.ask(
    'query($w: ConditionInput!) { workspace(id: "w") { population(where: $w) { population { size } problems { code path } } } }',
    { variables: { w: { all: [{ did: { event: "Visit", op: "sometimes", value: 2 } }] } } },
  );
  expect(body.data).toMatchObject({
    workspace: { population: { population: null, problems: [{ path: ["all", "0", "did", "op"] }] } },
  });
});
