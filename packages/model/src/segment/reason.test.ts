import { expect, test } from "vitest";
import { reasonWords } from "./reason.ts";
import { causes } from "./why.ts";

test("a reason names the event that decided, and else what happened", () => {
  expect(reasonWords({ cause: "event", event: "pricing_viewed" }, "entered")).toBe("did Pricing viewed");
  expect(reasonWords({ cause: "event" }, "left")).toBe("was out when all were counted again");
  expect(reasonWords({ cause: "window", event: "Ping" }, "left")).toBe("the time window had passed");
  for (const cause of causes) expect(reasonWords({ cause }, "entered")).not.toBe("");
});
