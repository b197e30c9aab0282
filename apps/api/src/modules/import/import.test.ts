import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createImportRunner, type ImportRunner } from "../../import-process/import-runner.ts";
import { type Installation, startInstallation } from "../../testing/installation.ts";

let api: Installation;
let runner: ImportRunner | undefined;

/** The runner needs the home, which is made with the installation. */
const imports: ImportRunner = {
  start: (order) => {
    runner ??= createImportRunner({ ...process.env, THROUGHLINE_HOME: api.home });
    return runner.start(order);
  },
  stop: async () => runner?.stop(),
};

beforeAll(async () => {
  api = await startInstallation(async () => undefined, { imports });
}, 60_000);
afterAll(async () => {
  await imports.stop();
  await api.stop();
});

async function upload(name: string, body: string, token?: string): Promise<{ status: number; id: string }> {
  const answer = await fetch(`${api.url}/uploads?name=${encodeURIComponent(name)}`, {
    method: "POST",
    body,
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
  });
  const { id = "" } = (await answer.json()) as { id?: string };
  return { status: answer.status, id };
}

const kept = async (id: string): Promise<readonly string[]> =>
  (await readdir(join(api.home, "uploads"))).filter((file) => file.startsWith(id)).toSorted();

const preview = `mutation($id: ID!, $kind: String!) { previewImport(workspaceId: "w", uploadId: $id, kind: $kind) {
  preview { format missing columns { column field samples } sampleRejects { line reason } } problems { code path } } }`;
const start = `mutation($id: ID!, $mapping: [ColumnMapping!]) {
  startImport(workspaceId: "w", uploadId: $id, kind: "accounts", mapping: $mapping) { job { id kind fileName } problems { message } } }`;
const jobs = '{ workspace(id: "w") { imports { state inserted rejected rejects { line reason } } } }';
const csv = "Shop,Label,size\na1,Acme,3\na2,Bolt,4\n,No id,5\n";

test("a file is previewed, mapped and imported in a process of its own; bad rows are listed", async () => {
  const { status, id } = await upload("../../shops.csv", csv);
  expect(status).toBe(201);
  const shown = await api.ask(preview, { variables: { id, kind: "accounts" } });
  expect(shown.body.data).toMatchObject({ previewImport: { preview: { format: "csv", missing: ["id"] } } });
  const unmapped = await api.ask(start, { variables: { id } });
  expect(unmapped.body.data).toMatchObject({ startImport: { job: null, problems: [{}] } });
  expect(await kept(id)).toEqual([id, `${id}.json`]);
  const mapping = [
    { column: "Shop", field: "id" },
    { column: "Label", field: "name" },
    { column: "size", field: null },
  ];
  const started = await api.ask(start, { variables: { id, mapping } });
  expect(started.body.data).toMatchObject({ startImport: { job: { kind: "accounts" }, problems: [] } });
  expect(started.text).not.toContain("/shops");
  let imported = await api.ask(jobs);
  for (let i = 0; i < 100 && !imported.text.includes('"done"'); i += 1) {
    await sleep(100);
    imported = await api.ask(jobs);
  }
  expect(imported.body.data).toMatchObject({
    workspace: { imports: [{ state: "done", inserted: 2, rejected: 1, rejects: [{ line: 4 }] }] },
  });
  await expect.poll(() => kept(id), { timeout: 10_000 }).toEqual([]);
  await api.engine.sync("w");
  const { body } = await api.ask('{ workspace(id: "w") { account(id: "a2") { name attributes } } }');
  expect(body.data).toEqual({ workspace: { account: { name: "Bolt", attributes: {} } } });
}, 60_000);

test("what cannot be imported is a problem with its place", async () => {
  const { id } = await upload("x.csv", "id\n1\n");
  const kind = await api.ask(preview, { variables: { id, kind: "nothing" } });
  expect(kind.body.data).toMatchObject({ previewImport: { preview: null, problems: [{ path: ["kind"] }] } });
  const unknown = await api.ask(preview, { variables: { id: "../../etc/passwd", kind: "accounts" } });
  expect(unknown.body.data).toMatchObject({ previewImport: { preview: null, problems: [{ path: ["uploadId"] }] } });
});

test("a file over the limit is refused, and sellers and marketers send none", async () => {
  expect((await upload("big.csv", "x".repeat(1_000_001))).status).toBe(413);
  for (const role of ["seller", "marketer"] as const) {
    const token = await api.token(role);
    expect((await upload("x.csv", "id\n1\n", token)).status).toBe(403);
    const { body } = await api.ask(preview, { token, variables: { id: "x", kind: "accounts" } });
    expect(body.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  }
});
