import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Guard } from "./guard.ts";

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface TestRun {
  readonly output: string;
  /** Of the tests in this file whose name has this part: red when one failed, green when all that ran passed. */
  stateOf(file: string, named: string): "red" | "green" | "no such test";
}

const DEADLINE_MS = 240_000;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Runs the named tests of a working copy, all in one go. */
export async function runTests(directory: string, tests: readonly Pick<Guard, "test" | "named">[]): Promise<TestRun> {
  const answers = mkdtempSync(join(tmpdir(), "throughline-guards-"));
  const file = join(answers, "report.json");
  const pattern = [...new Set(tests.map(({ named }) => literal(named)))].join("|");
  const files = [...new Set(tests.map(({ test }) => test))];
  const args = ["run", "--reporter=json", `--outputFile=${file}`, "-t", pattern, ...files];
  try {
    const output = tests.length === 0 ? "" : await vitest(directory, args);
    const report = tests.length === 0 ? { testResults: [] } : read(file, output);
    return { output, stateOf: (test, named) => stateOf(report, join(directory, test), named) };
  } finally {
    rmSync(answers, { recursive: true, force: true });
  }
}

function read(file: string, output: string): Report {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`the tests could not be run:\n${output}`);
  }
}

function stateOf(report: Report, path: string, named: string): "red" | "green" | "no such test" {
  const states = report.testResults
    .filter(({ name }) => name === path)
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName, status }) => fullName.includes(named) && status !== "skipped" && status !== "pending")
    .map(({ status }) => status);
  if (states.length === 0) return "no such test";
  return states.includes("failed") ? "red" : "green";
}

function vitest(directory: string, args: readonly string[]): Promise<string> {
  const { VITEST, NODE_OPTIONS, FULL, ...env } = process.env;
  const child = spawn(join(directory, "node_modules/.bin/vitest"), args, {
    cwd: directory,
    env: { ...env, ENGINES_RUN: "1", PATH: `${join(directory, "node_modules/.bin")}:${env["PATH"]}` },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const end = () => child.pid !== undefined && process.kill(-child.pid, "SIGKILL");
  const late = setTimeout(end, DEADLINE_MS);
  return new Promise((resolve) =>
    child.once("close", () => {
      clearTimeout(late);
      resolve(output);
    }),
  );
}
