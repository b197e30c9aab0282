import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Guard, withoutGuard } from "./guard.ts";
import { guards } from "./list.ts";
import { runGuards } from "./run-guards.ts";

const root = resolve(import.meta.dirname, "../../../..");
const listed = (name: string): Guard => {
  const found = guards.find((guard) => guard.name === name);
  if (!found) throw new Error(`no guard ${name}`);
  return found;
};

describe("the list of guards", () => {
  it.each(guards.map((guard) => [guard.name, guard] as const))("%s is one line of its file", (_name, guard) => {
    const text = readFileSync(join(root, guard.file), "utf8");
    expect(withoutGuard(guard, text)).not.toBe(text);
    expect([guard.line, guard.without].some((line) => line.includes("\n"))).toBe(false);
    expect(existsSync(join(root, guard.test))).toBe(true);
    expect(guard.named.length).toBeGreaterThan(8);
  });

  it("names each guard once", () => {
    expect(new Set(guards.map(({ name }) => name)).size).toBe(guards.length);
  });
});

describe("taking guards out", () => {
  it("tells a test that notices from one that does not, and from a line that is not there", {
    timeout: 120_000,
  }, async () => {
    const sample = listed("one fold of text");
    const harmless: Guard = { ...sample, name: "harmless", without: `${sample.line} // the same` };
    const gone: Guard = { ...sample, name: "gone", line: "no such line" };
    const servers: Guard = { ...listed("lease, MySQL"), name: "without servers" };
    const lines: string[] = [];
    const outcomes = await runGuards(root, [sample, harmless, gone, servers], {
      servers: false,
      print: (line) => lines.push(line),
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["red", "green", "does not apply", "not run"]);
    expect(lines).toHaveLength(4);
  });
});
