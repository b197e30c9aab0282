import { expect, it } from "vitest";
import { eventOf } from "./event-message.ts";
import { InstantReader } from "./instant.ts";

const context = {
  source: "web",
  fallbackId: () => "made",
  receivedAt: 1_700_000_000_000,
  instants: new InstantReader("UTC"),
  shiftDays: 0,
  undatedAt: 1_700_000_000_000,
};
const [turned, decomposed] = ["\u202egnp.exe\u202c", "Cafe\u0301"];

it("what people read is in one form and cannot turn around; ids keep their bytes", () => {
  const ids = { userId: `u${decomposed}`, anonymousId: `a${turned}`, groupId: `g${decomposed}`, messageId: decomposed };
  const event = eventOf(
    {
      ...{ type: "identify", ...ids, context: { sessionId: decomposed, externalIds: [{ type: "card", id: turned }] } },
      traits: { name: turned, [decomposed]: [{ city: decomposed, ["__proto__"]: 1 }], mark: "\u200fשלום" },
      properties: { note: `\u2066${decomposed}\u2069`, half: "a\ud83d\u0000b" },
    },
    context,
  );
  expect(event).toMatchObject(ids);
  expect(event.context).toEqual({ sessionId: decomposed, externalIds: [{ type: "card", id: turned }] });
  expect(event.traits["name"]).toBe("gnp.exe");
  expect(JSON.stringify(event.traits["Caf\u00e9"])).toBe('[{"city":"Caf\u00e9","__proto__":1}]');
  expect(event.traits["mark"]).toBe("\u200fשלום");
  expect(event.properties).toEqual({ note: "Caf\u00e9", half: "a\ufffdb" });
});

it.each([
  [`\u202e${decomposed} `, "Caf\u00e9"],
  ["Bought", "Bought"],
])("the name %j of an event is cleaned", (given, name) => {
  expect(eventOf({ type: "track", userId: "u", event: given }, context).event).toBe(name);
});

it("an id with half a character is refused before a store has to", () => {
  expect(() => eventOf({ type: "track", userId: "u\ud83d", event: "x" }, context)).toThrow(
    "userId holds half a character",
  );
});

it("a name of nothing but controls is none", () => {
  expect(() => eventOf({ type: "track", userId: "u", event: "\u202e\u202c" }, context)).toThrow("name of the event");
});
