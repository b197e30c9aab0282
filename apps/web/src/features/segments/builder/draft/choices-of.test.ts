// @vitest-environment node
import { parseCondition } from "@throughline/model";
import { expect, it } from "vitest";
import { choicesOf } from "./choices-of.ts";

it("leaves it to the API where a segment's members were recorded", () => {
  const node = { id: "kept", name: "Kept", unit: "customer", definition: { all: [] } } as const;
  const found = {
    id: "w",
    catalog: { events: [], fields: [], sessionFields: [] },
  } as const;
  const none = { onSearch: () => undefined, onNamed: () => undefined, empty: undefined };
  const workspace = {
    ...{ id: "w", name: "W", timeZone: "UTC", weekStart: "monday", currency: "EUR" },
    ...{ customerNoun: "customer", accountNoun: "account", demo: null },
    freshness: { asOf: "2026-11-22T11:00:00Z", state: "ok", reason: null, version: 1 },
  } as const;
  const { saved } = choicesOf(found, { all: [node], ...none }, workspace, undefined);
  const where = { wasIn: { segment: "kept", at: "2020-01-01T00:00:00Z" } };
  expect(parseCondition(where, "customer", { saved }).problems).toEqual([]);
  const other = { wasIn: { ...where.wasIn, segment: "gone" } };
  expect(parseCondition(other, "customer", { saved }).problems.map(({ code }) => code)).toEqual(["unknownSegment"]);
});
