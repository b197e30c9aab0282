import fc from "fast-check";
import { expect, test } from "vitest";
import { InstantReader } from "../../import/instant.ts";
import type { MysqlColumn } from "./mysql-catalog.ts";
import { afterKey, keyText, keyValues, quoted } from "./mysql-key.ts";
import { jsonOf, sortOf } from "./mysql-value.ts";
import { earlierText, wallText } from "./wall-text.ts";

const column = (name: string, sort: MysqlColumn["sort"]): MysqlColumn => ({ name, sort, type: sort, nullable: false });

test("a key is text that can be turned back, whatever its columns hold", () => {
  const columns = [column("a", "text"), column("b", "integer"), column("c", "binary")];
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }),
      fc.uint8Array(),
      (a, b, c) => {
        const key = keyText({ a, b: String(b), c: Buffer.from(c) }, columns);
        expect(keyValues(key, columns)).toEqual([a, b, Buffer.from(c)]);
      },
    ),
  );
  expect(keyText({ a: '["x"]' }, [column("a", "text")])).toBe('["x"]');
  expect(keyValues('["x"]', [column("a", "text")])).toEqual(['["x"]']);
});

test("rows after a key are those that sort after it, column by column", () => {
  const { sql, values } = afterKey(["`a`", "`b`", "`c`"], [1n, 2n, 3n]);
  expect(sql).toBe("`a` >= ? and ((`a` > ?) or (`a` = ? and `b` > ?) or (`a` = ? and `b` = ? and `c` > ?))");
  expect(values).toEqual([1n, 1n, 1n, 2n, 1n, 2n, 3n]);
  expect(afterKey(["`a`"], [1n])).toEqual({ sql: "`a` > ?", values: [1n] });
});

test("a name of the catalog stays a name", () => {
  expect(quoted("a`; drop table x; --")).toBe("`a``; drop table x; --`");
});

test("values become JSON without losing anything", () => {
  const berlin = new InstantReader("Europe/Berlin");
  const read = (value: unknown, type: string) => jsonOf(value, sortOf(type), berlin);
  expect(read("12.3400", "decimal")).toBe(12.34);
  expect(read("12345678901234567.89", "decimal")).toBe("12345678901234567.89");
  expect(read("18446744073709551615", "bigint")).toBe("18446744073709551615");
  expect(read("2026-07-01 10:00:00.123", "datetime")).toBe("2026-07-01T08:00:00.123Z");
  expect(read("2026-07-01 10:00:00", "timestamp")).toBe("2026-07-01T10:00:00.000Z");
  expect(read("0000-00-00 00:00:00", "datetime")).toBeNull();
  expect(read("0000-00-00", "date")).toBeNull();
  expect(read(Buffer.from([0, 255]), "varbinary")).toBe("00ff");
  expect(read(Buffer.from([1]), "bit")).toBe(1);
  expect(read({ a: [1] }, "longtext")).toEqual({ a: [1] });
  expect(read('{"a":1}', "json")).toEqual({ a: 1 });
});

test("times of the other database's clocks", () => {
  expect(wallText(Date.parse("2026-07-01T10:00:00Z"), "Europe/Berlin")).toBe("2026-07-01 12:00:00");
  expect(earlierText("2026-03-01 00:00:10.123456", 60)).toBe("2026-02-28 23:59:10.123456");
  expect(earlierText("2026-03-01 00:00:10", 0)).toBe("2026-03-01 00:00:10");
});
