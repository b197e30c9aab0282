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
