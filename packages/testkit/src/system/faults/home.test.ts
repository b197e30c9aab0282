import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand, startProduct, temporaryHome } from "../product.ts";
import { inStore } from "./counted.ts";
import { type MessageFile, messages } from "./messages.ts";

const place = temporaryHome();
const inHome = (...parts: readonly string[]) => join(place.home, ...parts);
const documents = inHome("workspaces", "main", "documents.sqlite");
let stored = 0;

beforeAll(async () => {
  const { path, file } = written("first", 500);
  expect(await importing(path)).toMatchObject({ code: 0 });
  stored = file.good;
});
afterAll(() => place.remove());

function written(name: string, lines: number): { path: string; file: MessageFile } {
  const file = messages(name, lines, name);
  writeFileSync(inHome(`${name}.jsonl`), file.text);
  return { path: inHome(`${name}.jsonl`), file };
}

const importing = (path: string) => runCommand(place.home, ["import", "events", path]).ended;

/** Exit code 1 and one sentence, which says what is safe; no stack, no SQL. */
async function expectRefused(ended: Promise<{ code: number | null; output: string }>, says: RegExp): Promise<void> {
  const { code, output } = await ended;
  expect([code, output]).toEqual([1, expect.stringMatching(says)]);
  expect(output).toMatch(/safe|stay|Nothing was (changed|stored)/);
  expect(output).not.toMatch(/\n\s+at |fault of Throughline|SqliteError|select |insert /i);
}

describe("the embedded document store", () => {
  it("damaged: refused by import and by start; the copy put back is used as before", async () => {
    const { path } = written("damaged", 200);
    const copy = inHome("documents.copy");
    copyFileSync(documents, copy);
    for (const part of ["-wal", "-shm"]) rmSync(`${documents}${part}`, { force: true });
    writeFileSync(documents, Buffer.alloc(statSync(copy).size, "not a database "));
    await expectRefused(importing(path), /documents\.sqlite store is damaged/);
    const failure = await startProduct(place.home, { args: ["--no-demo"] }).catch((error: Error) => error.message);
    expect(failure).toMatch(
      /ended with 1:[\s\S]*store documents\.sqlite is damaged\. Nothing was changed\. Put a copy/,
    );
    expect(readFileSync(documents, "utf8").startsWith("not a database")).toBe(true);
    renameSync(copy, documents);
    expect(await inStore(place.home, "main")).toBe(stored);
  });

  it("without space: refused in the middle, and imported whole when there is some", async () => {
    const { path, file } = written("full", 20_000);
    const limited = runCommand(place.home, ["import", "events", path], {}, { fileKilobytes: 2000 });
    await expectRefused(limited.ended, /cannot be reached|is full/);
    expect(await importing(path)).toMatchObject({ code: 0 });
    stored += file.good;
    expect(await inStore(place.home, "main")).toBe(stored);
  });

  it("a folder that is a file: refused, and back when it is a folder again", async () => {
    const { path, file } = written("folder", 200);
    renameSync(inHome("workspaces"), inHome("workspaces.away"));
    writeFileSync(inHome("workspaces"), "");
    await expectRefused(importing(path), /cannot be reached/);
    rmSync(inHome("workspaces"));
    renameSync(inHome("workspaces.away"), inHome("workspaces"));
    expect(await importing(path)).toMatchObject({ code: 0 });
    stored += file.good;
    expect(await inStore(place.home, "main")).toBe(stored);
  });
});

describe("files that cannot be imported", () => {
  const header = "id,name,employees\n";
  it.each([
    ["broken-quote.csv", Buffer.from(`${header}1,"Acme,5\n2,Beta,6\n`)],
    ["missing-column.csv", Buffer.from("name,employees\nAcme,5\n")],
    ["latin1.csv", Buffer.from(`${header}1,Caf\u00e9,5\n`, "latin1")],
    ["not.csv.gz", Buffer.from("\u001f\u008b\b\u0000garbage", "latin1")],
    ["empty.csv", Buffer.alloc(0)],
    ["binary.csv", Buffer.from([0, 1, 2, 255, 254, 0, 0, 10, 0])],
  ])("%s: said in a sentence, not in a stack", async (name, bytes) => {
    mkdirSync(inHome("bad"), { recursive: true });
    writeFileSync(inHome("bad", name), bytes);
    const { output } = await runCommand(place.home, ["import", "accounts", inHome("bad", name)]).ended;
    expect(output).not.toMatch(/\n\s+at |fault of Throughline/);
    expect(output).toMatch(/rejected|Nothing was stored|no rows|are stored and stay|0 new|1 new/);
  });
});
