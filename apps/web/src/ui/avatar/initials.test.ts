// @vitest-environment node
import { expect, test } from "vitest";
import { initials } from "./initials.ts";

test("initials come from the first and last word", () => {
  expect(initials("Mara Lenz", 2)).toBe("ML");
  expect(initials("Anne van der Hoff", 2)).toBe("AH");
  expect(initials("Northwind GmbH", 1)).toBe("N");
});

test("a bare id, an address and an odd name still get a mark", () => {
  expect(initials("Household 1041", 2)).toBe("H");
  expect(initials("12347", 2)).toBe("1");
  expect(initials("ada.brandt@example.org", 2)).toBe("AO");
  expect(initials("“Özkan”", 2)).toBe("Ö");
  expect(initials("  --  ", 1)).toBe("–");
});
