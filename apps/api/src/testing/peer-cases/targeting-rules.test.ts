import type { Json, JsonObject } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../installation.ts";
import { receive } from "./messages.ts";
import { type TargetingCase, targetingCases } from "./targeting-case.ts";
import { NotExpressible, translateTargeting } from "./translate-targeting.ts";

type Outcome = "equal" | "different" | "refused";

const cases = targetingCases();
const customer = (nth: number): string => `case-${nth}`;

function translated(one: TargetingCase): { readonly where: JsonObject } | { readonly reason: string } {
  try {
    return { where: translateTargeting(one.condition, one.saved_groups) };
  } catch (error) {
    if (error instanceof NotExpressible) return { reason: error.message };
    throw error;
  }
}

let api: Installation;
beforeAll(async () => {
  api = await startInstallation(async (stores) => {
    const people = cases.map(({ attributes }, nth) => identify(customer(nth), attributes));
    // A name that nobody has is a problem: each name is somebody's.
    const named = [...new Set(cases.flatMap((one) => namesIn(translated(one))))];
    const others = named.map((name, nth) => identify(`other-${nth}`, nested(name)));
    await receive(stores, now - 1000, [...people, ...others]);
  });
}, 60_000);
afterAll(() => api.stop());

const identify = (userId: string, traits: JsonObject): JsonObject => ({ type: "identify", userId, traits });

const nested = (name: string): JsonObject =>
  name.split(".").reduceRight<JsonObject>((inner, key) => ({ [key]: Object.keys(inner).length > 0 ? inner : "x" }), {});

function namesIn(json: Json | object): readonly string[] {
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]: [string, Json]) =>
    key === "trait" && typeof value === "string" ? [value] : namesIn(value),
  );
}

/** How our API answers a case: does it hold for the customer who has its attributes? */
async function outcomeOf(nth: number, one: TargetingCase): Promise<readonly [Outcome, string]> {
  const where = translateTargeting(one.condition, one.saved_groups);
  const { body } = await api.ask(
    `query($where: ConditionInput!) { workspace(id: "w") { population(where: $where) { population { size }
      problems { code } } } }`,
    { variables: { where: { all: [{ ids: { values: [customer(nth)] } }, where] } } },
  );
  expect(body.errors).toBeUndefined();
  const { population, problems } = (body.data as { workspace: { population: Answer } }).workspace.population;
  if (!population) return ["refused", problems.map(({ code }) => code).join()];
  return (population.size === 1) === one.expected ? ["equal", ""] : ["different", String(population.size === 1)];
}

interface Answer {
  readonly population: { readonly size: number } | null;
  readonly problems: readonly { readonly code: string }[];
}

/** Where we answer otherwise, on purpose: the rule of `docs/counting.md` that says so. */
const rules = {
  folded: "text is compared without regard to case",
  wrongType: "a test of a value of another type is false: a text is no number",
  checked: "what a test cannot be asked with is a problem at its node, never an answer",
  unknown: "a segment or list that is not there is a problem with the nearest name, never nobody",
  elements: "elements of a list are texts: a number is not looked for among them",
} as const;
const otherwise: ReadonlyMap<string, readonly [Outcome, string, keyof typeof rules]> = new Map([
  ["$nin - pass (case sensitive mismatch)", ["different", "false", "folded"]],
  ["comparing numbers and strings", ["different", "false", "wrongType"]],
  ["$elemMatch - pass - flat arrays", ["different", "false", "elements"]],
  ["$nin - not array", ["refused", "wrongType", "checked"]],
  ["$ini - not array", ["refused", "wrongType", "checked"]],
  ["$gt/$lt strings - fail $lt", ["refused", "wrongType,wrongType", "checked"]],
  ["$gt/$lt strings - fail uppercase", ["refused", "wrongType,wrongType", "checked"]],
  ["$inGroup fails for unknown group id", ["refused", "unknownSegment", "unknown"]],
]);

const asked = cases.flatMap((one, nth) => ("where" in translated(one) ? [[one.title, nth, one] as const] : []));

test.each(asked)("%s", async (title, nth, one) => {
  const [outcome, answer] = otherwise.get(title) ?? ["equal", ""];
  expect(await outcomeOf(nth, one)).toEqual([outcome, answer]);
});

test("124 cases; what our language has no form for is known by its reason", () => {
  const reasons = cases.flatMap((one) => {
    const found = translated(one);
    return "reason" in found ? [found.reason] : [];
  });
  expect({ cases: cases.length, asked: asked.length, otherwise: otherwise.size }).toEqual({
    cases: 124,
    asked: 63,
    otherwise: 8,
  });
  const count = (reason: string): number => reasons.filter((one) => one === reason).length;
  expect(Object.fromEntries(reasons.map((reason) => [reason, count(reason)]))).toEqual({
    "an order of versions (1.9 before 1.10)": 45,
    "the type of a value": 6,
    "the length of a list": 5,
    "a list as a whole: a list is tested by its elements": 2,
    "an object as a whole: its fields are tested one by one": 2,
    "a regular expression": 1,
  });
});
