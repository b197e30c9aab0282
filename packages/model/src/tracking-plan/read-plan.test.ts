import fc from "fast-check";
import { expect, test } from "vitest";
import { mergedNames } from "./merged-names.ts";
import { propertyTypes } from "./plan.ts";
import { readPlan } from "./read-plan.ts";

const problems = (json: unknown) => readPlan(json).problems.map(({ code, path }) => `${code} ${path.join(".")}`);

test("what is read is what was written", () => {
  const value = {
    unknownEvents: "count",
    events: [
      {
        name: "Order placed",
        label: "Purchase",
        description: "d",
        hidden: true,
        verified: false,
        conversion: true,
        onViolation: "refuse",
        properties: [
          { name: "__proto__", type: "text", required: true, values: ["a", 1, true], description: "p" },
          { name: "total", type: "money" },
        ],
      },
      { name: "Purchased", mergedInto: "ORDER PLACED" },
    ],
  };
  expect(readPlan(value)).toEqual({ value, problems: [] });
  expect(readPlan({})).toEqual({ value: { unknownEvents: "allow", events: [] }, problems: [] });
});

test.each<[string, unknown, readonly string[]]>([
  ["no object", [], ["wrongType "]],
  ["an unknown answer", { unknownEvents: "drop" }, ["unknownValue unknownEvents"]],
  ["any event", { events: [{ name: "*" }] }, ["wrongType events.0.name"]],
  ["a name twice", { events: [{ name: "A" }, { name: "a" }] }, ["twice events.1.name"]],
  [
    "a property twice",
    {
      events: [
        {
          name: "A",
          properties: [
            { name: "p", type: "text" },
            { name: "p", type: "list" },
          ],
        },
      ],
    },
    ["twice events.0.properties.1.name"],
  ],
  ["a flag as text", { events: [{ name: "A", hidden: "yes" }] }, ["wrongType events.0.hidden"]],
  ["itself", { events: [{ name: "A", mergedInto: "a" }] }, ["cycle events.0.mergedInto"]],
  [
    "a cycle",
    {
      events: [
        { name: "A", mergedInto: "B" },
        { name: "B", mergedInto: "A" },
      ],
    },
    ["cycle events.0.mergedInto", "cycle events.1.mergedInto"],
  ],
  [
    "a chain",
    {
      events: [
        { name: "A", mergedInto: "b" },
        { name: "B", mergedInto: "C" },
      ],
    },
    ["chain events.0.mergedInto"],
  ],
  ["a business event", { events: [{ name: "A", mergedInto: "order.placed" }] }, ["notMergeable events.0.mergedInto"]],
  ["statements", { events: [{ name: "IDENTIFIED", mergedInto: "A" }] }, ["notMergeable events.0.mergedInto"]],
  ["a message", { events: [{ name: "Message.sent", mergedInto: "A" }] }, ["notMergeable events.0.mergedInto"]],
  [
    "several at once",
    { events: [{ name: "" }, { name: "A", properties: [{ name: "p", type: "x" }] }], more: 1 },
    ["unknownKey more", "wrongType events.0.name", "unknownValue events.1.properties.0.type"],
  ],
])("says what is wrong and where: %s", (_, json, found) => {
  expect(problems(json)).toEqual(found);
});

test("a chain says which name to write", () => {
  const events = [
    { name: "A", mergedInto: "B" },
    { name: "B", mergedInto: "C" },
  ];
  expect(readPlan({ events }).problems[0]?.message).toBe('"B" is itself merged into "C": say "C" here');
});

test("every plan that is read merges in one step, reads again as itself, and hostile JSON never throws", () => {
  const name = fc.constantFrom("a", "A", "b", "c", "__proto__", "toString");
  const event = fc.record(
    {
      name,
      mergedInto: name,
      hidden: fc.boolean(),
      properties: fc.array(fc.record({ name, type: fc.constantFrom(...propertyTypes) }), { maxLength: 2 }),
    },
    { requiredKeys: ["name"] },
  );
  const plan = fc.record({ events: fc.array(event, { maxLength: 4 }) });
  fc.assert(
    fc.property(fc.oneof(plan, fc.jsonValue()), (json) => {
      const { value } = readPlan(json);
      if (!value) return;
      expect(readPlan(value)).toEqual({ value, problems: [] });
      const merged = mergedNames(value);
      for (const target of merged.values()) expect(merged.has(target.toLowerCase())).toBe(false);
    }),
    { seed: 3, numRuns: 500 },
  );
});
