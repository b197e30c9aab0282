import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const repository = path.resolve(import.meta.dirname, "../../../..");
const config = path.join(repository, ".dependency-cruiser.mjs");
const tree = mkdtempSync(path.join(os.tmpdir(), "throughline-imports-"));
afterAll(() => rmSync(tree, { recursive: true }));

/** For every rule of `.dependency-cruiser.mjs` a file that breaks it. */
const broken: Record<string, readonly [file: string, text: string]> = {
  "no-circular": ["packages/sources/src/ring-1.ts", 'import { two } from "./ring-2.ts"; export const one = two;'],
  "not-to-unresolvable": ["packages/engine/src/lost.ts", 'import { gone } from "./gone.ts"; export const lost = gone;'],
  "packages/query-imports": [
    "packages/query/src/a.ts",
    'import { b } from "../../model/src/b.ts"; export const a = b;',
  ],
  "packages/model-imports": [
    "packages/model/src/c.ts",
    'import { m } from "../../sources/src/plain.ts"; export const c = m;',
  ],
  "packages/sources-imports": [
    "packages/sources/src/d.ts",
    'import { e } from "../../engine/src/e.ts"; export const d = e;',
  ],
  "packages/engine-imports": [
    "packages/engine/src/f.ts",
    'import { g } from "../../demo/src/g.ts"; export const f = g;',
  ],
  "packages/demo-imports": ["packages/demo/src/h.ts", 'import { e } from "../../engine/src/e.ts"; export const h = e;'],
  "apps/api-imports": ["apps/api/src/i.ts", 'import { g } from "../../../packages/demo/src/g.ts"; export const i = g;'],
  "apps/engine-imports": ["apps/engine/src/j.ts", 'import { k } from "../../cli/src/k.ts"; export const j = k;'],
  "apps/collector-imports": [
    "apps/collector/src/ab.ts",
    'import { g } from "../../../packages/demo/src/g.ts"; export const ab = g;',
  ],
  "apps/connector-imports": [
    "apps/connector/src/y.ts",
    'import { g } from "../../../packages/demo/src/g.ts"; export const y = g;',
  ],
  "apps/worker-imports": [
    "apps/worker/src/ac.ts",
    'import { g } from "../../../packages/demo/src/g.ts"; export const ac = g;',
  ],
  "packages/live-imports": ["packages/live/src/ad.ts", 'import { g } from "../../demo/src/g.ts"; export const ad = g;'],
  "apps/cli-imports": ["apps/cli/src/l.ts", 'import { n } from "../../engine/src/n.ts"; export const l = n;'],
  "apps/web-imports": [
    "apps/web/src/o.ts",
    'import { m } from "../../../packages/sources/src/plain.ts"; export const o = m;',
  ],
  "model-is-pure": ["packages/model/src/b.ts", 'import fs from "node:fs"; export const b = fs;'],
  "engine-uses-ports": [
    "packages/engine/src/p.ts",
    'import { q } from "../../sources/src/mongodb/q.ts"; export const p = q;',
  ],
  "drivers-at-home": [
    "packages/sources/src/r.ts",
    'import { MongoClient } from "mongodb"; export const r = MongoClient;',
  ],
  "duckdb-at-home": [
    "apps/api/src/s.ts",
    'import { DuckDBInstance } from "@duckdb/node-api"; export const s = DuckDBInstance;',
  ],
  "modules-by-service": [
    "apps/api/src/modules/campaign/t.ts",
    'import { u } from "../account/u.ts"; export const t = u;',
  ],
  "features-apart": ["apps/web/src/features/home/v.ts", 'import { w } from "../people/w.ts"; export const v = w;'],
  "ui-is-plain": ["apps/web/src/ui/x.ts", 'import { w } from "../features/people/w.ts"; export const x = w;'],
  "charts-and-fields": ["apps/web/src/charts/y.ts", 'import { w } from "../features/people/w.ts"; export const y = w;'],
  "tests-stay-out": ["apps/api/src/z.ts", 'import { aa } from "./aa.test.ts"; export const z = aa;'],
};

/** What the broken files lean on. */
const plain: Record<string, string> = {
  "packages/sources/src/ring-2.ts": 'import { one } from "./ring-1.ts"; export const two = one;',
  "packages/sources/src/plain.ts": "export const m = 1;",
  "packages/sources/src/mongodb/q.ts": "export const q = 1;",
  "packages/engine/src/e.ts": "export const e = 1;",
  "packages/demo/src/g.ts": "export const g = 1;",
  "apps/cli/src/k.ts": "export const k = 1;",
  "apps/engine/src/n.ts": "export const n = 1;",
  "apps/api/src/modules/account/u.ts": "export const u = 1;",
  "apps/api/src/aa.test.ts": "export const aa = 1;",
  "apps/web/src/features/people/w.ts": "export const w = 1;",
};

function cruise(): Promise<string> {
  for (const [file, text] of [...Object.values(broken), ...Object.entries(plain)]) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  }
  symlinkSync(path.join(repository, "node_modules"), path.join(tree, "node_modules"));
  writeFileSync(path.join(tree, "package.json"), '{"type":"module"}');
  const program = path.join(repository, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  return new Promise((resolve) => {
    execFile(
      "node",
      [program, "apps", "packages", "--config", config, "--output-type", "err-long"],
      { cwd: tree },
      (_failed, stdout) => resolve(stdout),
    );
  });
}

describe("import direction", () => {
  it("has a broken example for every rule, and each fires", async () => {
    const { default: rules } = await import(config);
    expect(Object.keys(broken).sort()).toEqual(rules.forbidden.map((rule: { name: string }) => rule.name).sort());

    const output = await cruise();
    for (const [rule, [file]] of Object.entries(broken)) expect(output, rule).toContain(`error ${rule}: ${file}`);
  });
});
