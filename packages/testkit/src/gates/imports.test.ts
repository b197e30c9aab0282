import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const repository = path.resolve(import.meta.dirname, "../../../..");
const tree = mkdtempSync(path.join(os.tmpdir(), "throughline-imports-"));
afterAll(() => rmSync(tree, { recursive: true }));

/** Files that each break one rule of `.dependency-cruiser.mjs`. */
const broken: Record<string, string> = {
  "packages/query/src/a.ts": 'import { b } from "../../model/src/b.ts"; export const a = b;',
  "packages/model/src/b.ts": 'import fs from "node:fs"; export const b = fs;',
  "packages/sources/src/ring-1.ts": 'import { two } from "./ring-2.ts"; export const one = two;',
  "packages/sources/src/ring-2.ts": 'import { one } from "./ring-1.ts"; export const two = one;',
  "apps/api/src/modules/campaign/campaign.ts":
    'import { account } from "../account/account.ts"; export const campaign = account;',
  "apps/api/src/modules/account/account.ts": "export const account = 1;",
  "apps/web/src/features/home/home.ts": 'import { people } from "../people/people.ts"; export const home = people;',
  "apps/web/src/features/people/people.ts":
    'import { api } from "../../../../api/src/modules/account/account.ts"; export const people = api;',
  "apps/web/src/ui/button.ts": 'import { people } from "../features/people/people.ts"; export const button = people;',
  "packages/engine/src/lost.ts": 'import { gone } from "./gone.ts"; export const lost = gone;',
};

function cruise(): Promise<string> {
  for (const [file, text] of Object.entries(broken)) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  }
  symlinkSync(path.join(repository, "node_modules"), path.join(tree, "node_modules"));
  writeFileSync(path.join(tree, "package.json"), '{"type":"module"}');
  const config = path.join(repository, ".dependency-cruiser.mjs");
  const program = path.join(repository, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  return new Promise((resolve) => {
    execFile("node", [program, "apps", "packages", "--config", config], { cwd: tree }, (_failed, stdout) =>
      resolve(stdout),
    );
  });
}

describe("import direction", () => {
  it("fires once for every kind of wrong import", async () => {
    const output = await cruise();
    for (const name of [
      "packages/query-imports",
      "model-is-pure",
      "no-circular",
      "modules-by-service",
      "features-apart",
      "apps/web-imports",
      "ui-is-plain",
      "not-to-unresolvable",
    ])
      expect(output, name).toContain(name);
  });
});
