import { afterEach, beforeEach, expect, it } from "vitest";
import { previewImport } from "./preview.ts";
import { type TemporaryWorkspace, temporaryWorkspace } from "./testing/temporary-workspace.ts";

let w: TemporaryWorkspace;
beforeEach(async () => {
  w = await temporaryWorkspace();
});
afterEach(() => w.close());

const preview = async (
  kind: string,
  name: string,
  text: string,
  mapping: { column: string; field: string | null }[] = [],
) => previewImport({ kind, path: await w.file(name, text), timeZone: "UTC", mapping });

it("shows the columns of a CSV file, what they become, samples and first rejects", async () => {
  const text = "ID,Employees,Shoe size\na,12,38\nb,many,39\nc,,38\n";
  expect(await preview("accounts", "a.csv", text)).toEqual({
    format: "csv",
    columns: [
      { column: "ID", field: "id", samples: ["a", "b", "c"] },
      { column: "Employees", field: "employees", samples: ["12", "many"] },
      { column: "Shoe size", field: "Shoe size", samples: ["38", "39"] },
    ],
    missing: [],
    sampleRejects: [{ line: 3, reason: 'employees: "many" is not a number', text: "b,many,39" }],
  });
});

it("says which columns are missing, until a mapping brings them", async () => {
  const text = "Nummer,Wann\n1,2026-01-01\n";
  expect(await preview("orders", "o.csv", text)).toMatchObject({ missing: ["id", "placedAt"], sampleRejects: [] });
  const mapped = await preview("orders", "o.csv", text, [
    { column: "Nummer", field: "id" },
    { column: "Wann", field: "placedAt" },
  ]);
  expect(mapped).toMatchObject({ missing: [], columns: [{ field: "id" }, { field: "placedAt" }] });
});

it("shows the keys of JSON lines and the messages that would be rejected", async () => {
  const text = '{"type":"track","event":"X","userId":"1","timestamp":"2026-01-01"}\n{"type":"what"}\n';
  const shown = await preview("events", "e.jsonl.gz", text);
  expect(shown.format).toBe("jsonl");
  expect(shown.columns.map(({ column, samples }) => [column, samples[0]])).toContainEqual(["event", "X"]);
  expect(shown.sampleRejects).toMatchObject([{ line: 2, reason: expect.stringContaining('type "what"') }]);
  expect(await w.stores.control.importJobs("w")).toEqual([]);
});
