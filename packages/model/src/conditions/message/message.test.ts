import { expect, test } from "vitest";
import { definitionHash } from "../../definition/hash.ts";
import { problemOf, said } from "../testing.ts";

test("reads aloud", () => {
  expect(said({ message: { event: "opened", channel: "email", op: ">=", value: 2, window: { last: "P7D" } } })).toBe(
    "opened an email message at least 2 times in the last 7 days",
  );
  expect(said({ not: { message: { event: "clicked", campaign: "Spring" } } })).toBe(
    'did not click in a message of "Spring"',
  );
  expect(said({ message: { event: "sent", op: "=", value: 0 } })).toBe("were not sent a message");
});

test("at least once is the default; names are folded", () => {
  expect(definitionHash({ message: { event: "opened", channel: "Email", op: ">=", value: 1 } })).toBe(
    definitionHash({ message: { event: "opened", channel: "email" } }),
  );
});

test.each([
  [{ event: "read" }, "unknownValue message.event"],
  [{ event: "opened", op: ">" }, "required message.value"],
  [{ event: "opened", value: 1 }, "required message.op"],
  [{ event: "opened", op: ">", value: 0.5 }, "wrongType message.value"],
  [{ event: "opened", chanel: "email" }, "unknownKey message.chanel"],
])("says what is wrong and where: %j", (message, problem) => {
  expect(problemOf({ message })).toBe(problem);
});
