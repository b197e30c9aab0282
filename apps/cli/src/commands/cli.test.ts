import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openStores } from "@throughline/sources";
import { expect, it } from "vitest";
import { eventually, MAIN, startNode, throughline, withDirectory } from "../testing/run-node.ts";

async function inStores<T>(home: string, work: (stores: Awaited<ReturnType<typeof openStores>>) => Promise<T>) {
  const stores = await openStores({ home });
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

/** What the audit says of this workspace, the oldest first. */
const acts = (home: string) =>
  inStores(home, async ({ control }) => {
    const entries = await control.auditEntries("acme-shop", 20);
    expect(new Set(entries.map(({ principal }) => principal))).toEqual(new Set(["local"]));
    return entries.map(({ action }) => action).toReversed();
  });

it("makes workspaces and tokens, and a token's secret is all that is printed", async () => {
  await withDirectory(async (home) => {
    expect(
      (await throughline(home, "workspace", "create", "Acme Shop", "--zone", "Europe/Berlin", "--currency", "EUR")).out,
    ).toBe("acme-shop\n");
    const listed = await throughline(home, "workspace", "list");
    expect(listed.out).toBe("acme-shop\tAcme Shop\tEurope/Berlin\tEUR\n");
    const seller = await throughline(
      home,
      "token",
      "create",
      "--workspace",
      "acme-shop",
      "--role",
      "seller",
      "--owner",
      "o1",
    );
    expect(seller).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^\S{20,}\n$/) });
    await inStores(home, async ({ control }) => {
      expect(await control.principalOf(seller.out.trim())).toMatchObject({
        role: "seller",
        ownerId: "o1",
        workspaceId: "acme-shop",
      });
    });
    const [id = ""] = (await throughline(home, "token", "list", "--workspace", "acme-shop")).out.split("\t");
    expect((await throughline(home, "token", "revoke", id, "--workspace", "acme-shop")).out).toBe(`Revoked ${id}.\n`);
    expect((await throughline(home, "token", "list", "--workspace", "acme-shop")).out).toContain("revoked");
    expect(await acts(home)).toEqual(["token.create", "token.revoke"]);
    const wrong = await throughline(home, "token", "create", "--workspace", "acme", "--role", "admin");
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('no workspace "acme". There are: acme-shop')]);
  });
}, 60_000);

it("makes, lists and revokes write keys, whose secret is printed once", async () => {
  await withDirectory(async (home) => {
    await throughline(home, "workspace", "create", "Acme Shop");
    const at = ["--workspace", "acme-shop"];
    const { out, code } = await throughline(home, "write-key", "create", ...at, "--source", "web");
    const secret = out.trim();
    expect([code, secret]).toEqual([0, expect.stringMatching(/^wk_\S{30,}$/)]);
    await inStores(home, async ({ control }) => {
      expect(await control.writeKeyOf(secret)).toMatchObject({ workspaceId: "acme-shop", source: "web" });
    });
    const listed = (await throughline(home, "write-key", "list", ...at)).out;
    expect(listed).toContain("\tweb\twk_");
    expect(listed).not.toContain(secret);
    const [id = ""] = listed.split("\t");
    expect((await throughline(home, "write-key", "revoke", id, ...at)).out).toBe(`Revoked ${id}.\n`);
    expect((await throughline(home, "write-key", "list", ...at)).out).toContain("revoked");
    await throughline(home, "write-key", "revoke", id, ...at);
    expect(await acts(home)).toEqual(["writeKey.create", "writeKey.revoke"]);
    const unknown = await throughline(home, "write-key", "revoke", "nothing", ...at);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('has no write key "nothing"')]);
  });
}, 60_000);

it("imports a file, lists what it rejected, and says so when it was imported before", async () => {
  await withDirectory(async (home) => {
    const file = join(home, "shops.csv");
    await writeFile(file, "id,name,employees\n1,A,5\n2,B,many\n");
    const first = await throughline(home, "import", "accounts", file);
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringContaining("1 new, 0 changed, 0 already there, 1 rejected."),
    });
    const rejects = /reasons: (.*)\n/.exec(first.out)?.[1] ?? "";
    expect(JSON.parse(await readFile(rejects, "utf8"))).toMatchObject({ line: 3, text: "2,B,many" });
    expect((await throughline(home, "import", "accounts", file)).out).toContain("Imported before: ");
    const missing = await throughline(home, "import", "accounts", join(home, "none.csv"));
    expect([missing.code, missing.err]).toEqual([
      1,
      expect.stringContaining("there is no such file. Nothing was stored."),
    ]);
    const kind = await throughline(home, "import", "acounts", file);
    expect([kind.code, kind.err]).toEqual([2, expect.stringContaining("Did you mean accounts?")]);
  });
}, 60_000);

it("loses and doubles nothing when the importer is killed outright, again and again", async () => {
  await withDirectory(async (home) => {
    const lines = 60_000;
    const message = (at: number) =>
      JSON.stringify({
        type: "track",
        event: "Seen",
        userId: `${at % 500}`,
        timestamp: "2026-01-01T00:00:00Z",
        properties: { at: at % 20_000 },
      });
    const file = join(home, "seen.jsonl");
    await writeFile(file, `${Array.from({ length: lines }, (_, at) => message(at)).join("\n")}\n`);
    const env = { THROUGHLINE_HOME: home };
    let kills = 0;
    for (const more of [1, 9000, 20_000]) {
      const before = await linesDone(home);
      const importer = startNode([MAIN, "import", "events", file], env);
      await eventually(
        async () => importer.process.exitCode !== null || (await linesDone(home)) >= before + more,
        20_000,
      );
      if (importer.process.kill("SIGKILL")) kills++;
      await importer.ended;
    }
    expect(kills).toBeGreaterThan(0);
    const { code, out } = await startNode([MAIN, "import", "events", file], env).ended;
    // A quick machine may have finished before the last kill: then the command says that all is there.
    expect([code, out]).toEqual([0, expect.stringMatching(/Imported (seen\.jsonl|before)/)]);
    await inStores(home, async (stores) => {
      const counts = await (await stores.documents("main")).counts();
      expect(counts).toMatchObject({ events: lines, profiles: 500 });
      expect((await stores.control.importJobs("main"))[0]).toMatchObject({
        state: "done",
        linesDone: lines,
        rejected: 0,
      });
    });
  });
}, 90_000);

async function linesDone(home: string): Promise<number> {
  return inStores(home, async ({ control }) => {
    await control.migrate();
    return (await control.importJobs("main"))[0]?.linesDone ?? 0;
  });
}
