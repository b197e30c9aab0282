// @vitest-environment node
import { parseMapping } from "@throughline/model";
import { expect, test } from "vitest";
import { draftOf, emptyDraft, idFor, mappingJson } from "./mapping-draft.ts";

const events = {
  id: "helpdesk-tickets",
  name: "Tickets",
  connection: "helpdesk",
  table: "tickets",
  key: ["id"],
  updatedAt: "changed_at",
  overlapSeconds: 30,
  compareMinutes: 5,
  timeZone: "Europe/Berlin",
  target: {
    events: {
      name: { text: "Ticket opened" },
      timestamp: "created_at",
      userId: "user",
      properties: { priority: "prio" },
    },
  },
};

test("what is saved, read into the form and written again is the same mapping", () => {
  expect(mappingJson(draftOf(events))).toEqual(events);
  expect(parseMapping(mappingJson(draftOf(events))).problems).toEqual([]);
  const records = {
    ...events,
    target: { records: { kind: "account", fields: { id: "nr", name: "company" }, attributes: "rest" } },
  };
  expect(mappingJson(draftOf(records))).toEqual(records);
});

test("an unfinished form keeps what was chosen and names what is missing", () => {
  const draft = { ...emptyDraft, connection: "helpdesk", table: "tickets" };
  const paths = parseMapping(mappingJson(draft)).problems.map((problem) => problem.path.join("."));
  expect(paths).toContain("id");
  expect(paths).toContain("key");
  expect(draftOf("no mapping")).toEqual(emptyDraft);
});

test("a table's id is made of letters that an id may have", () => {
  expect(idFor("shop", "Order_Lines ")).toBe("shop-order-lines");
});
