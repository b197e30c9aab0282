import { parseMapping } from "@throughline/model";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../ports/document-store.ts";
import { shapeRows } from "./shaped-row.ts";

const now = Date.parse("2026-11-22T11:00:00Z");

function shaping(target: object, more: object = {}) {
  const about = { id: "m", connection: "c", table: "t", key: ["id"], timeZone: "Europe/Berlin", target, ...more };
  const { mapping, problems } = parseMapping(about);
  if (!mapping) throw new Error(JSON.stringify(problems));
  const shape = shapeRows(mapping);
  return (values: JsonObject, key = "1") => shape({ key, updatedAt: null, values }, now);
}

const events = (properties: unknown = "rest") =>
  shaping({ events: { name: { column: "kind" }, timestamp: "at", userId: "who.id", groupId: "firm", properties } });
const row = { id: 1, kind: " Opened ", at: "2026-03-29 02:30:00.5", who: { id: 7 }, firm: "", n: 1.5, none: null };

describe("a row as an event", () => {
  test("takes name, time in the mapping's zone, nested ids and the other columns", () => {
    const { shape, target, problem } = events()(row);
    expect([target, problem]).toEqual(["1", null]);
    expect(shape).toEqual({
      event: {
        source: "connected:m",
        messageId: "1",
        seq: 0,
        type: "track",
        event: "Opened",
        userId: "7",
        timestamp: Date.parse("2026-03-29T01:30:00.500Z"),
        receivedAt: now,
        properties: { n: 1.5 },
        traits: {},
        context: {},
      },
    });
  });

  test("reads seconds and milliseconds since 1970, and places the future at its receipt", () => {
    const at = (value: unknown) => {
      const { shape } = events()({ ...row, at: value as number });
      return shape && "event" in shape ? [shape.event.timestamp, shape.event.originalTimestamp] : undefined;
    };
    expect(at(1_780_000_000)).toEqual([1_780_000_000_000, undefined]);
    expect(at(1_780_000_000_123)).toEqual([1_780_000_000_123, undefined]);
    expect(at("2026-11-22T11:09:00Z")).toEqual([now + 9 * 60_000, undefined]);
    expect(at("2030-01-01T00:00:00Z")).toEqual([now, Date.parse("2030-01-01T00:00:00Z")]);
  });

  test.each([
    [{ ...row, at: null }, "at is empty"],
    [{ ...row, at: "soon" }, 'at: "soon" is not a time'],
    [{ ...row, at: -5 }, "at is before 1970"],
    [{ ...row, who: { id: null } }, "who.id is empty"],
    [{ ...row, who: { id: { $gt: "" } } }, "who.id: an id is text or a number"],
    [{ ...row, kind: 5 }, "kind: an event needs a name"],
    [{ ...row, n: "x".repeat(500_001) }, "the row holds more than 500000 characters: map fewer columns"],
  ])("is refused with the column that is wrong", (values, problem) => {
    expect(events()(values as JsonObject)).toMatchObject({ target: null, shape: null, problem });
  });

  test("has the same hash exactly while it says the same, whenever it is read", () => {
    const hash = (values: JsonObject) => events({ n: "n" })(values).hash;
    expect(hash({ ...row, none: 3 })).toBe(hash(row));
    expect(hash({ ...row, n: 2 })).not.toBe(hash(row));
    expect(hash({ ...row, firm: "f" })).not.toBe(hash(row));
    expect(hash({ ...row, at: null })).not.toBe(hash({ ...row, at: "x" }));
  });

  test("is cleaned as what is collected is, and its ids keep their characters or are refused", () => {
    const said = {
      kind: "\u202eSeen\u0000",
      at: 1_780_000_000,
      who: { id: "Cafe\u0301" },
      note: ["half \ud83d", { "e\u0301": "\u0000" }],
    };
    const { shape } = events()(said);
    expect(shape).toMatchObject({
      event: { event: "Seen", userId: "Cafe\u0301", properties: { note: ["half \ufffd", { "\u00e9": "" }] } },
    });
    expect(events()({ ...said, who: { id: "u\ud83d" } }).problem).toBe("who.id: the id holds half a character");
  });

  test("keeps hostile column names as data", () => {
    const { shape } = events()(JSON.parse('{"kind":"k","at":1780000000,"who":{"id":1},"__proto__":{"x":1},"$gt":2}'));
    expect(shape && "event" in shape && Object.entries(shape.event.properties)).toEqual([
      ["__proto__", { x: 1 }],
      ["$gt", 2],
    ]);
  });
});

describe("a row as a record", () => {
  const orders = shaping(
    { records: { kind: "order", fields: { id: "no", placedAt: "at", amount: "total" }, attributes: "rest" } },
    { key: ["no"] },
  );

  test("takes fields by their types, and the rest as attributes", () => {
    const { shape, target } = orders({ no: 7, at: "2026-07-01 10:00:00", total: 12.5, tags: ["a"], note: "n" }, "7");
    expect(target).toBe("7");
    expect(shape).toMatchObject({
      record: {
        kind: "order",
        key: "7",
        values: { id: "7", placedAt: Date.parse("2026-07-01T08:00:00Z"), amount: "12.5", kind: "order" },
        attributes: { tags: '["a"]', note: "n" },
      },
    });
  });

  test("is cleaned as what is collected is", () => {
    const { shape } = orders({ no: 7, at: 1_780_000_000, "e\u0301": "half \ud83d", list: ["\u202ex"] }, "7");
    expect(shape).toMatchObject({ record: { attributes: { "\u00e9": "half \ufffd", list: '["x"]' } } });
    expect(orders({ no: "7\u0000", at: 1 }).problem).toBe("no: the id holds a zero character");
    expect(orders({ no: 7, at: 1, big: "x".repeat(32_769) }).problem).toMatch(/^big: text of at most 32768/);
  });

  test("is refused with the column that is wrong", () => {
    const problem = (values: JsonObject) => orders(values).problem;
    expect(problem({ no: 1, at: null })).toBe("at is empty");
    expect(problem({ no: 1, at: 1, total: "much" })).toBe(
      'total: "much" is not an amount with at most 4 decimals (such as 12.50)',
    );
    expect(problem({ no: " 1", at: 1 })).toBe("no: a key may not begin or end with a space");
  });
});
