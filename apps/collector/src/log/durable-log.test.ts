import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FragileFiles } from "../testing/fragile-files.ts";
import { inTemporary } from "../testing/temporary.ts";
import { DurableLog } from "./durable-log.ts";
import { LogDamaged, LogUnavailable } from "./log-errors.ts";
import { type LogFiles, logFiles } from "./log-files.ts";
import { LogReader } from "./log-reader.ts";
import type { Numbers } from "./recover.ts";
import { segmentName } from "./segment.ts";

const numbers: Numbers = (payload) => JSON.parse(payload.toString());
const options = { numbers, segmentBytes: 2_000, quotaBytes: 1_000_000 };
const opened = (files: LogFiles, more = {}) => DurableLog.open(files, { ...options, ...more });

/** Appends one event with a text, which is at least `bytes` long. */
function put(log: DurableLog, text: string, bytes = 20): Promise<void> {
  return log.append(1, bytes, (first) => Buffer.from(JSON.stringify({ first, count: 1, text: text.padEnd(bytes) })));
}

async function texts(log: DurableLog): Promise<string[]> {
  const reader = new LogReader(log);
  const found: string[] = [];
  for (let at = { segment: 0, offset: 0 }; ; ) {
    const { payloads, next } = await reader.read(at);
    if (payloads.length === 0) break;
    found.push(...payloads.map((payload) => JSON.parse(payload.toString()).text.trim()));
    at = next;
  }
  await reader.close();
  return found;
}

const many = (count: number) => Array.from({ length: count }, (_, i) => `event ${i}`);

describe("a log", () => {
  it("opens again when a segment that was read could not be removed while later ones were", async () => {
    await inTemporary(async (directory) => {
      const real = await logFiles(directory);
      let failing = 1;
      const remove = async (name: string) => {
        failing -= 1;
        if (failing === 0) throw Object.assign(new Error("input/output error"), { code: "EIO" });
        await real.remove(name);
      };
      const log = await opened({ ...real, remove });
      const held = () => log.segments.map(({ first }) => first);
      for (const text of many(15)) await put(log, text, 900);
      const [, , third = 0, , fifth = 0] = held();
      await expect(log.release({ segment: third, offset: 0 }, false)).rejects.toThrow("input/output");
      for (const text of many(3)) await put(log, text, 900);
      await log.release({ segment: fifth, offset: 0 }, false);
      const left = held();
      await log.close();
      const again = await opened(real);
      expect([left[0], again.segments.map(({ first }) => first)]).toEqual([fifth, left]);
      await again.close();
    });
  });

  it("opens again when a next segment could be made and not used", async () => {
    await inTemporary(async (directory) => {
      const real = await logFiles(directory);
      const failing = async () => {
        throw Object.assign(new Error("too many open files"), { code: "EMFILE" });
      };
      let rolls = 0;
      const open = async (name: string) => {
        const file = await real.open(name);
        if (!name.endsWith(".log") || name === segmentName(1) || rolls++ > 0) return file;
        await file.close();
        return failing();
      };
      const log = await opened({ ...real, open, remove: failing });
      for (const text of many(12)) await put(log, text, 900);
      expect(rolls).toBeGreaterThan(1);
      await log.close();
      const again = await opened(real);
      expect(await texts(again)).toEqual(many(12));
      await again.close();
    });
  });

  it("gives back what was appended, in order, over segments and restarts, and goes on counting", async () => {
    await inTemporary(async (directory) => {
      const log = await opened(await logFiles(directory));
      for (const text of many(100)) await put(log, text);
      expect(log.segments.length).toBeGreaterThan(2);
      expect(await texts(log)).toEqual(many(100));
      await log.close();
      const again = await opened(await logFiles(directory));
      expect([again.next, await texts(again)]).toEqual([101, many(100)]);
      await Promise.all(["x", "y"].map((text) => put(again, text)));
      expect((await texts(again)).slice(100)).toEqual(["x", "y"]);
      await again.close();
    });
  });

  it("shares an fsync among those that wait, and has acknowledged nobody before it", async () => {
    await inTemporary(async (directory) => {
      const disk = await FragileFiles.in(directory);
      const log = await opened(disk.files, { segmentBytes: 1e9 });
      const before = disk.syncs;
      await Promise.all(many(500).map((text) => put(log, text)));
      expect(disk.syncs - before).toBeLessThan(20);
      await log.close();
    });
  });

  it("keeps every acknowledged event when the power fails at any moment", async () => {
    const moments = fc.record({
      appends: fc.integer({ min: 1, max: 12 }),
      kept: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(moments, ({ appends, kept }) =>
        inTemporary(async (directory) => {
          const disk = await FragileFiles.in(directory);
          const log = await opened(disk.files, { segmentBytes: 400 });
          const acknowledged: string[] = [];
          const all = many(appends).map((text) => put(log, text).then(() => acknowledged.push(text)));
          // After some of them only: the power fails while the others are on their way.
          await all[Math.floor(appends / 2)];
          const safe = [...acknowledged];
          disk.failSync = true;
          await Promise.allSettled(all);
          await disk.cutPower(kept);
          const after = await opened(await logFiles(directory));
          expect(await texts(after)).toEqual(expect.arrayContaining(safe));
          await after.close();
        }),
      ),
      { numRuns: 40, seed: 7 },
    );
  });

  it("cuts a torn end that nobody was told about", async () => {
    await inTemporary(async (directory) => {
      const log = await opened(await logFiles(directory));
      for (const text of many(3)) await put(log, text);
      await log.close();
      const path = join(directory, segmentName(1));
      const whole = await readFile(path);
      await writeFile(path, Buffer.concat([whole, whole.subarray(0, 30)]));
      const again = await opened(await logFiles(directory));
      await put(again, "next");
      expect(await texts(again)).toEqual([...many(3), "next"]);
      await again.close();
    });
  });

  it.each([
    [
      "a bit of the last acknowledged event",
      async (path: string, bytes: Buffer) => flip(path, bytes, bytes.length - 3),
    ],
    ["a bit in the middle", async (path: string, bytes: Buffer) => flip(path, bytes, 60)],
    ["the end of the file", async (path: string, bytes: Buffer) => truncate(path, bytes.length - 5)],
  ])("refuses to go on when %s is gone", async (_, damage) => {
    await inTemporary(async (directory) => {
      const log = await opened(await logFiles(directory));
      for (const text of many(5)) await put(log, text);
      await log.close();
      const path = join(directory, segmentName(1));
      await damage(path, await readFile(path));
      await expect(opened(await logFiles(directory))).rejects.toThrow(LogDamaged);
    });
  });

  it("refuses a middle that is damaged when the note of what was acknowledged is lost too, and a missing segment", async () => {
    await inTemporary(async (directory) => {
      const files = await logFiles(directory);
      const log = await opened(files);
      for (const text of many(100)) await put(log, text);
      await log.close();
      await files.remove("acknowledged");
      const [, second] = log.segments;
      const name = segmentName(second?.first ?? 0);
      const bytes = await readFile(join(directory, name));
      await flip(join(directory, name), bytes, 50);
      await expect(opened(files)).rejects.toThrow(/damaged at byte 0: a frame cannot be read/);
      await files.remove(name);
      await expect(opened(files)).rejects.toThrow(/begins with event/);
    });
  });

  it("takes nothing while the disk is full or fails, leaves no half frame, and goes on when it works again", async () => {
    await inTemporary(async (directory) => {
      const disk = await FragileFiles.in(directory);
      const log = await opened(disk.files);
      await put(log, "before");
      disk.room = 25;
      await expect(put(log, "too much")).rejects.toThrow(LogUnavailable);
      disk.room = Number.POSITIVE_INFINITY;
      await put(log, "after");
      disk.failSync = true;
      await expect(Promise.all([put(log, "lost"), put(log, "lost")])).rejects.toThrow(LogUnavailable);
      await expect(put(log, "lost too")).rejects.toThrow(LogUnavailable);
      disk.failSync = false;
      await put(log, "end");
      expect([await texts(log), log.next]).toEqual([["before", "after", "end"], 4]);
      await log.close();
      const again = await opened(await logFiles(directory));
      expect(await texts(again)).toEqual(["before", "after", "end"]);
      await again.close();
    });
  });

  it("refuses beyond its quota, and takes again when segments were read", async () => {
    await inTemporary(async (directory) => {
      const log = await opened(await logFiles(directory), { quotaBytes: 3_000, segmentBytes: 500 });
      let taken = 0;
      for (; taken < 1_000; taken += 1)
        if (
          !(await put(log, "x").then(
            () => true,
            () => false,
          ))
        )
          break;
      expect(taken).toBeGreaterThan(20);
      expect(taken).toBeLessThan(60);
      await log.release(log.end, true);
      await put(log, "again");
      expect((await texts(log)).at(-1)).toBe("again");
      expect(log.bytes).toBeLessThan(1_000);
      await log.close();
      const after = await opened(await logFiles(directory));
      expect(after.next).toBe(taken + 2);
      await after.close();
    });
  });
});

async function flip(path: string, bytes: Buffer, at: number): Promise<void> {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
