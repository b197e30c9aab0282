import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, type Product, processOf, runCommand, startProduct, temporaryHome } from "../product.ts";
import { promised } from "../slowness.ts";
import { messages } from "./messages.ts";
import { type RawAnswer, send, slowConnection } from "./raw-request.ts";

const place = temporaryHome();
let product: Product;
let api = 0;
let rssBefore = 0;
let slow: readonly Socket[] = [];
let marketer = "";

/** Resident megabytes of the web server. */
function rss(): number {
  const pages = Number(readFileSync(`/proc/${api}/statm`, "utf8").split(" ")[1]);
  return (pages * 4096) / 1024 ** 2;
}

beforeAll(async () => {
  const file = join(place.home, "few.jsonl");
  writeFileSync(file, messages("Few", 500, "few").text);
  expect(await runCommand(place.home, ["import", "events", file]).ended).toMatchObject({ code: 0 });
  const token = runCommand(place.home, ["token", "create", "--workspace", "main", "--role", "marketer"]);
  marketer = (await token.ended).output.trim();
  product = await startProduct(place.home, { args: ["--no-demo"] });
  api = processOf(place.home, "api");
  // What a process needs to have answered and read a file at all is no harm done by an attack.
  for (let i = 0; i < 50; i++) await graphql(population, { w: { did: { event: `E${i}`, op: ">=", value: 1 } } });
  await previewed(await upload("rows.csv", Buffer.from(`id,name\n${"1,A\n".repeat(1_000_000)}`)));
  rssBefore = rss();
  slow = await Promise.all(Array.from({ length: 100 }, () => slowConnection(product.url)));
});
afterAll(async () => {
  for (const socket of slow) socket.destroy();
  await product?.stop();
  place.remove();
});

const internals =
  /\/(src|node_modules|home|root|tmp)\/|\.ts:\d|\bat (async )?\w+ \(|SQLITE|ECONN|kysely|duckdb|Did you mean/i;

function expectRefused({ status, body, ms }: RawAnswer): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body).not.toMatch(internals);
  expect(ms).toBeLessThan(promised(3000, ms));
}

const graphql = (query: string, variables?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send(product.url, "/graphql", {
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
const raw = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  send(product.url, "/graphql", { headers: { "content-type": "application/json", ...headers }, body });

async function upload(name: string, body: Buffer): Promise<string> {
  const headers = { "content-type": "application/octet-stream" };
  const answer = await send(product.url, `/uploads?name=${encodeURIComponent(name)}`, { headers, body });
  expect(answer.status).toBe(201);
  return (JSON.parse(answer.body) as { id: string }).id;
}

async function previewed(uploadId: string, kind = "accounts"): Promise<RawAnswer> {
  const mutation = `mutation($uploadId: ID!, $kind: String!) { previewImport(workspaceId: "main", kind: $kind, uploadId: $uploadId) {
    preview { format missing } problems { code message } } }`;
  return graphql(mutation, { uploadId, kind });
}

const population = `query($w: ConditionInput!) { workspace(id: "main") { population(where: $w) {
  population { size } problems { code } } } }`;

describe("GraphQL that asks for too much is refused", () => {
  const nested = (levels: number) => `${"{ workspace ".repeat(levels)}{ id }${" }".repeat(levels)}`;
  const page = (first: string) => `{ workspace(id: "main") { customers(first: ${first}) { edges { node { id } } } } }`;
  const attacks: Readonly<Record<string, string>> = {
    "a depth of 1,000": nested(1000),
    "a depth of 1,000 by inline fragments": `{ ${"... on Query { ".repeat(1000)} me { role } ${"}".repeat(1000)} }`,
    "fragments in a circle": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "a fragment named __schema":
      "{ ...__schema } fragment __schema on Query { me { role } me { role } }  fragment x on Nothing { y }",
    "10,000 aliases": `{ ${Array.from({ length: 10_000 }, (_, i) => `a${i}: me { role }`).join(" ")} }`,
    "a query of 1 MB": `{ me { role } } #${"x".repeat(1024 ** 2)}`,
    "50,000 times one field": `{ me { ${"id ".repeat(50_000)} } }`,
    "60 directives": `{ me { role ${"@skip(if: false) ".repeat(60)} } }`,
    "a page of 99,999,999": page("99999999"),
    "a page of -1": page("-1"),
    "a page of 1e308": page("1e308"),
    "an unknown field": "{ workspacez { id } }",
    "an operation that is not there": "query A { me { role } } query B { me { role } }",
  };
  it.each(Object.entries(attacks))("%s", async (_, query) => expectRefused(await graphql(query)));

  it.each([1_000_000, -1, 1e308, "1", [1], { gt: 1 }])("a page size by variable: %o", async (n) => {
    const query = 'query($n: Int) { workspace(id: "main") { customers(first: $n) { edges { node { id } } } } }';
    expectRefused(await graphql(query, { n }));
  });

  it("the schema, asked for by a marketer", async () => {
    const token = { authorization: `Bearer ${marketer}` };
    expect((await graphql("{ me { role } }", undefined, token)).body).toContain("marketer");
    expectRefused(await graphql("{ __schema { types { name } } }", undefined, token));
    expectRefused(await graphql('{ __type(name: "Customer") { name } }', undefined, token));
  });
});

describe("bodies that are no question are refused", () => {
  const bodies: Readonly<Record<string, string | Buffer>> = {
    nothing: "",
    "half a JSON": '{"query":"{ me',
    "a list of operations": JSON.stringify([{ query: "{ me { role } }" }, { query: "{ me { role } }" }]),
    "a number": "1",
    "NaN and 1e999": '{"query":"{ me { role } }","variables":{"a":NaN,"b":1e999}}',
    "100,000 levels of variables": `{"query":"{ me { role } }","variables":{"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`,
    "UTF-16": Buffer.from('{"query":"{ me { role } }"}', "utf16le"),
    "a query that is an object": '{"query":{"$gt":""}}',
  };
  it.each(Object.entries(bodies))("%s", async (_, body) => expectRefused(await raw(body)));

  it("a compressed body", async () => {
    expectRefused(await raw(gzipSync(Buffer.alloc(20 * 1024 ** 2)), { "content-encoding": "gzip" }));
  });
});

describe("operators of databases are values or problems, never commands", () => {
  const payloads: readonly unknown[] = [
    { trait: { name: "plan", op: "is", value: { $gt: "" } } },
    { trait: { name: { $ne: null }, op: "is", value: "x" } },
    { $where: "sleep(5000)" },
    { __proto__: { all: [] }, trait: { name: "a", op: "is", value: "b" }, constructor: { prototype: {} } },
    { did: { event: 'Few"; DROP TABLE events;--', op: ">=", value: 1 } },
    { did: { event: "Few", op: ">= 0 OR 1=1", value: 1 } },
    { trait: { name: "a') OR ('1'='1", op: "is", value: "' OR 1=1 --" } },
    { trait: { name: "__proto__", op: "is", value: "constructor" } },
    { trait: { name: "a\u0000b", op: "is", value: "\ud800" } },
    { all: Array.from({ length: 5000 }, () => ({ not: { trait: { name: "a", op: "is", value: "b" } } })) },
    Array.from({ length: 65 }).reduce<unknown>((inner) => ({ not: inner }), { all: [] }),
  ];
  it.each(payloads.map((payload) => [JSON.stringify(payload).slice(0, 70), payload] as const))("%s", async (_, w) => {
    const { status, body, ms } = await graphql(population, { w });
    expect(status).toBeLessThan(500);
    expect(body).not.toMatch(internals);
    expect(body).not.toContain('"INTERNAL"');
    expect(ms).toBeLessThan(promised(3000, ms));
    expect(Object.hasOwn({}, "polluted")).toBe(false);
  });

  it("a proto key in the text of the body pollutes nothing", async () => {
    const body = `{"query":"{ me { role } }","__proto__":{"polluted":1},"variables":{"__proto__":{"polluted":1}}}`;
    expect((await raw(body)).status).toBeLessThan(500);
    expect((await graphql("{ me { role polluted } }")).status).toBe(400);
  });

  it("nothing was dropped or changed by any of it", async () => {
    const { workspace } = await ask<{ workspace: { population: { population: { size: number } } } }>(
      product.url,
      population,
      { w: { did: { event: "Few", op: ">=", value: 1 } } },
    );
    expect(workspace.population.population.size).toBeGreaterThan(200);
  });
});

describe("requests of other sites are nobody's", () => {
  const json = { "content-type": "application/json" };
  const me = JSON.stringify({ query: "{ me { role } }" });
  it.each<Readonly<Record<string, string>>>([
    { ...json, host: "evil.example" },
    { ...json, host: "127.0.0.1.evil.example:4400" },
    { ...json, origin: "http://evil.example" },
    { ...json, origin: "null" },
    { ...json, "sec-fetch-site": "cross-site" },
    { ...json, authorization: "Bearer wrong-wrong-wrong-wrong" },
    { "content-type": "text/plain" },
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": "multipart/form-data; boundary=x" },
  ])("%o", async (headers) => {
    const answer = await send(product.url, "/graphql", { headers, body: me });
    expectRefused(answer);
    expect(answer.body).not.toContain("admin");
  });

  it("a mutation by GET", async () => {
    const query = encodeURIComponent('mutation { createWorkspace(input: { name: "x" }) { problems { code } } }');
    expectRefused(await send(product.url, `/graphql?query=${query}`, { method: "GET", headers: {} }));
    const preflighted = { "apollo-require-preflight": "1" };
    expectRefused(await send(product.url, `/graphql?query=${query}`, { method: "GET", headers: preflighted }));
  });

  it("an upload from another site, and one by a marketer", async () => {
    const headers = { origin: "http://evil.example" };
    expectRefused(await send(product.url, "/uploads?name=x.csv", { headers, body: "id\n1\n" }));
    const authorization = `Bearer ${marketer}`;
    expectRefused(await send(product.url, "/uploads?name=x.csv", { headers: { authorization }, body: "id\n1\n" }));
  });
});

describe("files", () => {
  it.each([
    "/..%2f..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/..\\..\\package.json",
    "//etc/passwd",
    "/%00",
    "/index.html%00.js",
    "/assets/../../package.json",
    "/%252e%252e/package.json",
    "/.git/config",
    "/.env",
    "/%",
    "/src/main.ts",
  ])("%s gives nothing away", async (path) => {
    const { status, body } = await send(product.url, path, { method: "GET", headers: {} });
    expect([400, 403, 404]).toContain(status);
    expect(body).not.toMatch(/"workspaces"|root:|\[core\]/);
    expect(body).not.toMatch(internals);
  });

  it.each<[string, Buffer]>([
    ["broken.csv.gz", gzipSync("id,name\n1,A\n".repeat(5000)).subarray(0, 60)],
    ["no-gzip.csv.gz", Buffer.from([0x1f, 0x8b, 1, 2, 3])],
    ["utf16.csv", Buffer.from("id,name\n1,A\n", "utf16le")],
    ["binary.csv", Buffer.from([0, 255, 0, 254, 1, 2])],
    ["wide.csv", Buffer.from(`${Array.from({ length: 20_000 }, (_, i) => `c${i}`).join()}\n`)],
    ["proto.csv", Buffer.from("id,__proto__,constructor\n1,2,3\n")],
    ["empty.csv", Buffer.alloc(0)],
    ["bomb.csv.gz", gzipSync(Buffer.alloc(400 * 1024 ** 2, "a"), { level: 1 })],
  ])("an upload that is no table is told so: %s", async (name, body) => {
    const { status, body: text, ms } = await previewed(await upload(name, body));
    expect(status).toBe(200);
    expect(text).toMatch(/"problems":\[\{|"missing":\[/);
    expect(text).not.toMatch(internals);
    expect(text).not.toContain('"INTERNAL"');
    expect(ms).toBeLessThan(promised(5000, ms));
  });

  it("names and ids of uploads are no paths", async () => {
    const id = await upload("../../../../escaped.csv", Buffer.from("id,name\n1,A\n"));
    expect(readdirSync(join(place.home, "uploads"))).toContain(id);
    for (const wrong of ["../control.sqlite", "..%2fcontrol.sqlite", "/etc/passwd", `${id}.json`, ""])
      expect((await previewed(wrong)).body).toMatch(/unknownUpload/);
  });
});

describe("after all of this", () => {
  it("the web server is the same process, answers at once, and has not grown by 100 MB", async () => {
    expect(processOf(place.home, "api")).toBe(api);
    const { ms } = await send(product.url, "/livez", { method: "GET", headers: {} });
    expect(ms).toBeLessThan(promised(1000, ms));
    await expect.poll(() => rss() - rssBefore, { timeout: 10_000 }).toBeLessThan(100);
  });

  it("connections that never ended their headers were cut", async () => {
    await expect.poll(() => slow.filter(({ closed }) => !closed).length, { timeout: 30_000 }).toBe(0);
  });

  it("no token is in a log or in a store as it is", () => {
    const files = readdirSync(place.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(5);
    for (const { parentPath, name } of files) {
      const held = readFileSync(join(parentPath, name));
      expect(held.includes(marketer), name).toBe(false);
      expect(held.includes("wrong-wrong-wrong-wrong"), name).toBe(false);
    }
  });
});
