import { describe, expect, test } from "vitest";
import { mappedRows, namedColumns, wantsRest } from "./mapping.ts";
import { mappingSentence } from "./mapping-sentence.ts";
import { parseMapping } from "./parse-mapping.ts";
import { savedMappings, withMapping, withoutMapping } from "./saved-mappings.ts";

const events = {
  id: "tickets",
  connection: "helpdesk",
  table: "Tickets",
  key: ["id"],
  updatedAt: "changed at",
  target: {
    events: { name: { text: "Ticket opened" }, timestamp: "created", userId: "customer", properties: { prio: "p" } },
  },
};
const lines = {
  id: "lines",
  name: "Order lines",
  connection: "shop",
  database: "erp",
  table: "lines",
  key: ["order", "no"],
  target: {
    records: { kind: "orderLine", fields: { orderId: "order", lineNumber: "no" }, attributes: "rest" },
  },
};

const paths = (json: unknown) => parseMapping(json).problems.map(({ path, code }) => `${path.join(".")} ${code}`);

describe("a mapping", () => {
  test("takes its defaults, and is read again as it was written", () => {
    const { mapping } = parseMapping(events);
    expect(mapping).toEqual({ ...events, name: "tickets", overlapSeconds: 60, compareMinutes: 15, timeZone: "UTC" });
    expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({ mapping, problems: [] });
  });

  test("reads aloud", () => {
    const [first, second] = [events, lines].map((json) => parseMapping(json).mapping);
    expect(first && mappingSentence(first)).toBe(
      'Each row of Tickets in helpdesk is an event "Ticket opened" at created of the customer in customer, with 1 property. Rows are told apart by id; changes are followed by changed at, deletions found by comparing all rows.',
    );
    expect(second && mappingSentence(second)).toBe(
      "Each row of erp.lines in shop is one of the order-lines, with 2 fields and all other columns as attributes. Rows are told apart by order and no; changes are found by comparing all rows.",
    );
  });

  test("names its columns once, and whether it needs the others", () => {
    const [first, second] = [events, lines].map((json) => parseMapping(json).mapping);
    expect(first && namedColumns(first)).toEqual(["id", "changed at", "created", "customer", "p"]);
    expect([first && wantsRest(first), second && wantsRest(second)]).toEqual([false, true]);
    expect(second && mappedRows(second)).toBe('["shop","erp","lines",["order","no"],"orderLine"]');
  });

  test("tells every problem at its place", () => {
    expect(paths(null)).toEqual([" wrongType"]);
    expect(paths({ ...events, id: "A b", connection: "x://y", sql: "drop", key: [] })).toEqual([
      "sql unknownKey",
      "id wrongType",
      "connection wrongType",
      "key wrongType",
    ]);
    expect(paths({ ...events, key: ["a", "a"], timeZone: "Berlin", overlapSeconds: -1, compareMinutes: 0.5 })).toEqual([
      "key.1 twice",
      "overlapSeconds wrongType",
      "compareMinutes wrongType",
      "timeZone wrongType",
    ]);
    const { timestamp: _, userId: __, ...half } = events.target.events;
    expect(paths({ ...events, target: { events: { ...half, name: {}, properties: { "": "x", y: 1 } } } })).toEqual([
      "target.events.name oneKey",
      "target.events.timestamp required",
      "target.events.properties. wrongType",
      "target.events.properties.y wrongType",
      "target.events.userId required",
    ]);
    expect(paths({ ...events, target: { events: {}, records: {} } })).toEqual(["target oneKey"]);
  });

  test("of records has the record's key as its own", () => {
    const records = (more: object) => ({ ...lines, ...more });
    expect(paths(records({ key: ["order"] }))).toEqual(["key otherKey"]);
    expect(paths(records({ key: ["order", "other"] }))).toEqual(["key otherKey"]);
    const fields = { lineNumber: "no", ordrId: "order" };
    expect(paths(records({ target: { records: { kind: "orderLine", fields } } }))).toEqual([
      "target.records.fields.ordrId unknownField",
      "target.records.fields.orderId required",
      "key otherKey",
    ]);
  });

  test("keeps hostile names as data", () => {
    const properties = JSON.parse('{"__proto__": "a", "constructor": "$where"}');
    const { mapping } = parseMapping({ ...events, target: { events: { ...events.target.events, properties } } });
    const target = mapping?.target;
    expect(target && "events" in target && Object.entries(target.events.properties)).toEqual([
      ["__proto__", "a"],
      ["constructor", "$where"],
    ]);
    expect(Object.hasOwn(Object.prototype, "a")).toBe(false);
  });
});

describe("the mappings of a workspace", () => {
  const saved = (value: unknown) => savedMappings([{ name: "mappings", version: 3, value }]);

  test("are saved over the version that the editor saw", () => {
    const first = withMapping({ mappings: [], ended: [{ id: "tickets", keepData: true }] }, events, 0);
    expect(first.edited?.ended).toEqual([]);
    const held = saved(JSON.parse(JSON.stringify(first.edited)));
    expect(held.version).toBe(3);
    expect(withMapping(held, events, 0).problems).toMatchObject([{ code: "conflict", path: ["id"] }]);
    expect(withMapping(held, events, 1).saved?.version).toBe(2);
    expect(withMapping(held, { ...events, id: "other" }, 1).problems).toMatchObject([{ code: "conflict" }]);
  });

  test("remember how one ended", () => {
    const { edited } = withMapping({ mappings: [], ended: [] }, events, 0);
    const ended = edited && withoutMapping(edited, "tickets", false).edited;
    expect(saved(ended)).toEqual({ version: 3, mappings: [], ended: [{ id: "tickets", keepData: false }] });
    expect(ended && withoutMapping(ended, "tickets", true).problems).toMatchObject([{ code: "notFound" }]);
  });

  test("leave out what a newer release wrote", () => {
    expect(saved({ mappings: [{ version: 1, mapping: { id: "x" } }, 7], ended: [{}] })).toMatchObject({
      mappings: [],
      ended: [],
    });
    expect(savedMappings([])).toEqual({ version: 0, mappings: [], ended: [] });
  });
});
