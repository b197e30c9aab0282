import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { insertLine, recipeSteps } from "./recipe.ts";

const repository = path.resolve(import.meta.dirname, "../../../..");
const left = /\/(dist|dist-types|node_modules|demo\/data|testkit\/(expected|reference|released))$/;

/** A copy of the repository's code in a temporary folder, with the repository's dependencies, to carry out recipes in. */
export interface WorkingCopy {
  run(program: string, ...args: readonly string[]): Promise<{ readonly ok: boolean; readonly output: string }>;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Carries out a recipe of `docs/recipes`: what it wrote itself, by path. Throws when a command of it fails. */
  follow(recipe: string): Promise<Readonly<Record<string, string>>>;
  remove(): void;
}

export function copyRepository(): WorkingCopy {
  const copy = mkdtempSync(path.join(os.tmpdir(), "throughline-recipe-"));
  for (const entry of readdirSync(repository, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name === ".git" || entry.name === ".throughline") continue;
    cpSync(path.join(repository, entry.name), path.join(copy, entry.name), {
      recursive: true,
      // A newer lock file would be a reason to install.
      preserveTimestamps: true,
      filter: (file) => !left.test(file),
    });
  }
  linkModules(copy);
  const bin = path.join(copy, "node_modules/.bin");
  const at = (file: string) => path.join(copy, file);
  const read = (file: string) => readFileSync(at(file), "utf8");
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  const run: WorkingCopy["run"] = (program, ...args) =>
    promisify(execFile)(program, [...args], {
      cwd: copy,
      env: { PATH: `${bin}${path.delimiter}${process.env["PATH"]}`, HOME: copy, NO_COLOR: "1" },
    }).then(
      ({ stdout }) => ({ ok: true, output: stdout }),
      (failure: { stdout: string; stderr: string }) => ({ ok: false, output: `${failure.stdout}${failure.stderr}` }),
    );
  const follow: WorkingCopy["follow"] = async (recipe) => {
    const written: Record<string, string> = {};
    for (const step of recipeSteps(readFileSync(path.join(repository, "docs/recipes", recipe), "utf8"))) {
      if (step.kind === "run") {
        const [program = "", ...args] = step.command;
        const done = await run(program, ...args);
        if (!done.ok) throw new Error(`${step.command.join(" ")}: ${done.output}`);
        continue;
      }
      const text = step.kind === "file" ? step.text : insertLine(read(step.path), step);
      write(step.path, text);
      written[step.path] = text;
    }
    return written;
  };
  return { run, read, write, follow, remove: () => rmSync(copy, { recursive: true }) };
}

/** The repository's dependencies, with the copies in place of its own packages. */
function linkModules(copy: string): void {
  const modules = path.join(copy, "node_modules");
  mkdirSync(path.join(modules, "@throughline"), { recursive: true });
  for (const entry of readdirSync(path.join(repository, "node_modules"))) {
    if (entry === "@throughline" || entry.startsWith(".vite")) continue;
    symlinkSync(path.join(repository, "node_modules", entry), path.join(modules, entry));
  }
  for (const name of readdirSync(path.join(copy, "packages")))
    symlinkSync(path.join(copy, "packages", name), path.join(modules, "@throughline", name));
}
