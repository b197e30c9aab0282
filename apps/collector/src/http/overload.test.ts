import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { type Collecting, collecting } from "../testing/collecting.ts";
import { FragileFiles } from "../testing/fragile-files.ts";

let at: Collecting;
afterEach(() => at.stop());

const patient = { commitMs: 60_000, loopMs: 60_000 };
const track = (messageId: string) => ({ type: "track", event: "Bought", userId: "u1", messageId });

it("turns requests away at once when more run than can be taken, says when to come again, and lies to nobody", async () => {
  at = await collecting({ limits: { ...patient, requests: 5 } });
  const ids = Array.from({ length: 200 }, (_, i) => `m${i}`);
  const answers = await Promise.all(ids.map(async (id) => ({ id, answer: await at.post("/v1/t", track(id)) })));
  const of = (status: number) => answers.filter(({ answer }) => answer.status === status);
  expect(of(200).length).toBeGreaterThanOrEqual(5);
  expect(of(429).length).toBeGreaterThan(0);
  expect(of(200).length + of(429).length).toBe(ids.length);
  for (const { answer } of of(429)) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  await at.events(of(200).length);
  await sleep(100);
  const stored = (await at.events(0)).map(({ messageId }) => messageId).toSorted();
  expect(stored).toEqual(
    of(200)
      .map(({ id }) => id)
      .toSorted(),
  );
});

it("answers 503 while the disk is full or the log has no room, acknowledges nothing of it, and takes again after", async () => {
  const disks: FragileFiles[] = [];
  at = await collecting({
    limits: { ...patient, requests: 100 },
    files: async (directory) => {
      const disk = await FragileFiles.in(directory);
      if (directory.endsWith("events")) disks.push(disk);
      return disk.files;
    },
  });
  const [disk] = disks;
  if (!disk) throw new Error("the log has no files");
  expect((await at.post("/v1/t", track("before"))).status).toBe(200);
  disk.room = 10;
  const full = await at.post("/v1/t", track("full"));
  expect([full.status, full.headers.get("retry-after")]).toEqual([503, "30"]);
  disk.room = Number.POSITIVE_INFINITY;
  disk.failSync = true;
  expect((await at.post("/v1/t", track("not synced"))).status).toBe(503);
  disk.failSync = false;
  expect((await at.post("/v1/t", track("after"))).status).toBe(200);
  expect((await at.events(2)).map(({ messageId }) => messageId)).toEqual(["before", "after"]);
});

it("takes nothing beyond its quota while the stores take nothing, and says so in its readiness", async () => {
  at = await collecting({
    limits: { ...patient, requests: 100 },
    quotaBytes: 12_000,
    checkOf: () => new Promise(() => {}),
  });
  const statuses: number[] = [];
  for (let i = 0; i < 100; i += 1) statuses.push((await at.post("/v1/t", track(`m${i}`))).status);
  const taken = statuses.filter((status) => status === 200).length;
  expect(taken).toBeGreaterThan(20);
  expect(taken).toBeLessThan(80);
  expect(statuses.slice(taken)).toEqual(Array.from({ length: 100 - taken }, () => 503));
  expect((await fetch(`${at.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${at.url}/livez`)).status).toBe(200);
  at = await at.restarted({ quotaBytes: 1e9, checkOf: async () => undefined });
  expect((await at.events(taken)).length).toBe(taken);
});
