import { expect, it } from "vitest";
import { Turns } from "./turns.ts";

it("runs a few at once, all in the end, and goes on after a failure", async () => {
  const turns = new Turns(3);
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const work = Array.from({ length: 40 }, (_, index) =>
    turns.take(async () => {
      running++;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (index === 5) throw new Error("refused");
      done.push(index);
    }),
  );
  const failed = (await Promise.allSettled(work)).filter((result) => result.status === "rejected");
  expect([most, failed.length]).toEqual([3, 1]);
  expect(done).toEqual(Array.from({ length: 40 }, (_, index) => index).filter((index) => index !== 5));
});
