import { expect, test } from "vitest";
import type { Condition } from "../conditions/condition.ts";
import { settingKind } from "../settings/registry.ts";
import { internalCondition, internalUsers } from "./internal-users.ts";
import { asAsked, internalRule, leavingOut } from "./leaving-out.ts";

const pro: Condition = { trait: { trait: "plan", op: "is", value: "pro" } };
const did: Condition = { did: { event: "Act" } };
const internal = internalCondition({ ...internalUsers.initial, emailDomains: ["Example.com"] });

test("an address of a listed domain is internal, whatever its case", () => {
  expect(internal).toEqual({
    any: [internalUsers.initial.where, { trait: { trait: "email", op: "ends with", value: "@Example.com" } }],
  });
  expect(internalCondition(internalUsers.initial)).toBe(internalUsers.initial.where);
});

test("what was asked is found again in what is counted", () => {
  for (const where of [pro, { all: [pro, did] }, { any: [pro, did] }, { all: [] }]) {
    const counted = leavingOut(where, internal);
    expect(asAsked(counted, internal)).toEqual(where);
    expect(asAsked(asAsked(counted, internal), internal)).toEqual(where);
  }
  expect(asAsked(leavingOut(pro, did), internal)).toEqual({ all: [pro, { not: did }] });
});

test("receipts say who is left out, and when nobody is", () => {
  expect(internalRule({ kind: "leftOut", size: 0, version: 0 })).toBe(
    "Internal and test users left out: none recorded.",
  );
  expect(internalRule({ kind: "leftOut", size: 3, version: 2 })).toContain("3 as of now, by version 2");
  expect(internalRule({ kind: "included" })).toContain("counted too");
});

test.each<[unknown, string, string]>([
  [{ where: { any: [] }, emailDomains: ["a"] }, "wrongType", "emailDomains.0"],
  [{ where: { any: [] }, emailDomains: ["x@y.z"] }, "wrongType", "emailDomains.0"],
  [{ where: { any: [] }, domains: [] }, "unknownKey", "domains"],
  [{ where: { all: [{ trait: {} }] } }, "required", "where.all.0.trait.trait"],
  [{}, "wrongType", "where"],
])("says what is wrong with %j", (json, code, path) => {
  expect(
    settingKind("internalUsers")
      ?.parse(json)
      .problems.map((p) => [p.code, p.path.join(".")]),
  ).toContainEqual([code, path]);
});
