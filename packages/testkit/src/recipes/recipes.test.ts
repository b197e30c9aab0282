import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";
import { registries } from "../gates/registries.ts";
import { treeOf } from "../gates/tree.ts";
import { insertLine, recipeSteps } from "./recipe.ts";

const repository = path.resolve(import.meta.dirname, "../../../..");
const copy = mkdtempSync(path.join(os.tmpdir(), "throughline-recipe-"));
afterAll(() => rmSync(copy, { recursive: true }));

/** The packages a recipe touches, with the dependencies of the repository and the copies in place of the originals. */
function copyPackages(...names: readonly string[]): void {
  for (const name of names)
    cpSync(path.join(repository, "packages", name), path.join(copy, "packages", name), {
      recursive: true,
      filter: (file) => !/\/(dist|node_modules)$/.test(file),
    });
  for (const file of ["package.json", "tsconfig.base.json"]) cpSync(path.join(repository, file), path.join(copy, file));
  const modules = path.join(copy, "node_modules");
  mkdirSync(path.join(modules, "@throughline"), { recursive: true });
  for (const entry of readdirSync(path.join(repository, "node_modules"))) {
    if (entry === "@throughline" || entry.startsWith(".vite")) continue;
    symlinkSync(path.join(repository, "node_modules", entry), path.join(modules, entry));
  }
  for (const name of names) symlinkSync(path.join(copy, "packages", name), path.join(modules, "@throughline", name));
}

const run = (program: string, ...args: readonly string[]) =>
  promisify(execFile)(path.join(copy, "node_modules/.bin", program), [...args], {
    cwd: copy,
    env: { PATH: `${path.join(copy, "node_modules/.bin")}:${process.env["PATH"]}` },
  }).then(
    ({ stdout }) => ({ ok: true, output: stdout }),
    (failure: { stdout: string; stderr: string }) => ({ ok: false, output: `${failure.stdout}${failure.stderr}` }),
  );

/** Carries out a recipe in the copy: what it wrote, by path. */
function follow(recipe: string): Readonly<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const step of recipeSteps(readFileSync(path.join(repository, "docs/recipes", recipe), "utf8"))) {
    const file = path.join(copy, step.path);
    mkdirSync(path.dirname(file), { recursive: true });
    const text = step.kind === "file" ? step.text : insertLine(readFileSync(file, "utf8"), step);
    writeFileSync(file, text);
    written[step.path] = text;
  }
  return written;
}

it("a newcomer adds a metric and a kind of condition by following their recipes", async () => {
  copyPackages("query", "model");
  const metric = follow("add-a-metric.md");
  const condition = follow("add-a-condition.md");
  expect([Object.keys(metric).length, Object.keys(condition).length]).toEqual([3, 4]);
  for (const written of [metric, condition]) expect(registries.check(treeOf(written))).toEqual([]);

  const types = await run("tsc", "-b", "packages/model");
  expect(types.output).toBe("");
  const tests = await run("vitest", "run", "packages/model/src/metrics/spread", "packages/model/src/conditions/named");
  expect(tests.output).toMatch(/3 passed/);
}, 120_000);
