import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { startPolling } from "./poll.ts";

test("a round follows soon while rows keep arriving, and not before its time when nothing came", async () => {
  const versions = [1, 2, 3, 3];
  let rounds = 0;
  const quiet = Promise.withResolvers<void>();
  const sync = async () => {
    const version = versions[rounds++] ?? 3;
    if (rounds === versions.length) quiet.resolve();
    return { version, asOf: 0, documentSeq: 0, businessSeq: 0, identityVersion: 0 };
  };
  const settings = { everyMs: 3_600_000, discoverMs: 3_600_000, onTrouble: () => undefined };
  const polling = startPolling({ sync }, async () => ["w"], settings);
  onTestFinished(() => polling.stop());
  await quiet.promise;
  await sleep(200);
  expect(rounds).toBe(versions.length);
});

/** Sooner than the longest pause that polling makes by itself. */
const soonMs = 2_000;

/** Rounds that end when the test says so; the pause between them is the longest unless somebody nudges. */
function rounds() {
  const waiting: PromiseWithResolvers<void>[] = [];
  const begun: PromiseWithResolvers<() => void>[] = [];
  const at = <T>(list: PromiseWithResolvers<T>[], n: number) => (list[n] ??= Promise.withResolvers<T>());
  let count = 0;
  const sync = async () => {
    const n = count++;
    at(begun, n).resolve(() => at(waiting, n).resolve());
    await at(waiting, n).promise;
    return { version: 0, asOf: 0, documentSeq: 0, businessSeq: 0, identityVersion: 0 };
  };
  /** Begins soon, or the test fails: by itself it would begin too, later. */
  const round = (n: number) =>
    Promise.race([at(begun, n).promise, sleep(soonMs).then(() => expect.fail(`round ${n} did not begin soon`))]);
  return { sync, round, count: () => count };
}

test("who is nudged while it rests begins its round at once, and while its round is under way another one follows", async () => {
  const { sync, round, count } = rounds();
  const settings = { everyMs: 3_600_000, discoverMs: 3_600_000, onTrouble: () => undefined };
  const polling = startPolling({ sync }, async () => ["w"], settings);
  onTestFinished(() => polling.stop());
  const endFirst = await round(0);
  endFirst();
  await sleep(200);
  polling.nudge("unknown");
  expect(count()).toBe(1);
  polling.nudge("w");
  const endSecond = await round(1);
  polling.nudge("w");
  endSecond();
  const endThird = await round(2);
  endThird();
  await sleep(200);
  expect(count()).toBe(3);
});
