import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";

const repository = path.resolve(import.meta.dirname, "../../../..");
const folder = mkdtempSync(path.join(os.tmpdir(), "throughline-readme-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The files that the README's example names. */
const files: Record<string, string | Buffer> = {
  "events.jsonl.gz": gzipSync(
    '{"type":"track","event":"Signed up","userId":"1","timestamp":"2026-01-05T10:00:00Z"}\n{"type":"identify","userId":"1","traits":{"plan":"pro"},"timestamp":"2026-01-05T10:00:00Z"}\n',
  ),
  "orders.csv": "id,customerId,placedAt,amount,currency\n1,1,2026-01-06T09:00:00Z,12.50,EUR\n",
};

it("the README's commands for one's own data work as they stand", async () => {
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  const section =
    /## Your own data\n[\s\S]*?```sh\n([\s\S]*?)```/.exec(
      readFileSync(path.join(repository, "README.md"), "utf8"),
    )?.[1] ?? "";
  const commands = section.trim().split("\n");
  expect(commands).toHaveLength(3);

  let output = "";
  for (const command of commands) {
    const words = command.replace(/^npm run throughline -- /, "").split(" ");
    const done = await promisify(execFile)("node", [path.join(repository, "apps/cli/src/main.ts"), ...words], {
      cwd: folder,
      env: { ...process.env, THROUGHLINE_HOME: path.join(folder, "home"), MONGODB_URL: "", MYSQL_URL: "" },
    });
    output += done.stdout;
  }
  expect(output).toMatch(/2 new/);
  expect(output).toMatch(/1 new/);
}, 60_000);
