import { expect, it } from "vitest";
import { LetterLimit } from "./letter-limit.ts";

it("looks again when what requests said around their letters is a share of the bytes", async () => {
  let looks = 0;
  const store = {
    async rotateDeadLetters() {
      looks += 1;
      return 0;
    },
  };
  const limit = new LetterLimit({ limit: { letters: 1e5, bytes: 1e6 }, now: () => 0, onRotated: () => undefined });
  const letter = { id: "1", source: "web", reason: "badId", message: "odd", receivedAt: 0, raw: new Uint8Array(1) };
  await limit.added("w", store, [{ ...letter, envelope: {} }]);
  await limit.added("w", store, [{ ...letter, envelope: {} }]);
  expect(looks).toBe(1);
  await limit.added("w", store, [{ ...letter, envelope: { context: { page: "x".repeat(10_000) } } }]);
  expect(looks).toBe(2);
});
