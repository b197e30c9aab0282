import { Binary, Decimal128, Long, ObjectId } from "mongodb";
import { expect, test } from "vitest";
import { afterId, filterOf, nextPosition, positionOf } from "./mongo-key-order.ts";
import { jsonOf, keyText, keyValue, typeOf } from "./mongo-value.ts";

test("an _id of any kind is text that can be turned back", () => {
  const ids = [
    "a",
    '{"$oid":"x"}',
    5,
    2.5,
    true,
    null,
    new Date(5),
    new ObjectId(),
    { a: { b: "c" } },
    Long.fromString("9007199254740993"),
  ];
  for (const id of ids) expect(keyText(keyValue(keyText(id)))).toBe(keyText(id));
  expect(new Set(ids.map(keyText)).size).toBe(ids.length);
});

test("all kinds of _id are paged through, one kind after the other", () => {
  const walked: string[] = [];
  for (let at: string | null = null; ; ) {
    walked.push(JSON.stringify(filterOf(positionOf(at))));
    at = nextPosition(positionOf(at), "x", walked.length === 3);
    if (at === null) break;
  }
  expect(walked).toContain('{"_id":{"$type":["objectId"]}}');
  expect(walked[3]).toBe('{"_id":{"$gt":"x"}}');
  expect(walked).toHaveLength(9);
});

test("after an _id come the greater ones of its kind and all of later kinds", () => {
  expect(afterId(keyText(true))).toEqual({ $or: [{ _id: { $gt: true } }, { _id: { $type: ["date"] } }] });
  expect(afterId(keyText(new Date(5)))).toEqual({ _id: { $gt: new Date(5) } });
});

test("values become JSON without losing anything", () => {
  const id = new ObjectId();
  const value = {
    id,
    at: new Date(0),
    big: Long.fromString("9007199254740993"),
    price: Decimal128.fromString("1.50"),
    bytes: new Binary(Buffer.from([255])),
    none: undefined,
    odd: Number.NaN,
  };
  expect(jsonOf(value)).toEqual({
    id: id.toHexString(),
    at: "1970-01-01T00:00:00.000Z",
    big: "9007199254740993",
    price: 1.5,
    bytes: "ff",
    none: null,
    odd: null,
  });
  expect([id, "s", 1, 1.5, [], {}, new Date(0), null, true].map(typeOf)).toEqual([
    "objectId",
    "string",
    "int",
    "double",
    "array",
    "object",
    "date",
    "null",
    "bool",
  ]);
});
