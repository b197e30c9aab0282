import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ImportFailed } from "./import-failed.ts";
import { readRejects } from "./reject-file.ts";
import { type Fault, failingStores } from "./testing/failing-stores.ts";
import { type TemporaryWorkspace, temporaryWorkspace } from "./testing/temporary-workspace.ts";

const ROWS = 60;
const day = (at: number) => `2026-01-${String((at % 28) + 1).padStart(2, "0")}T00:00:00Z`;

/** Events with ids and without, equal lines, groups, links and bad lines. */
const eventFile = Array.from({ length: ROWS }, (_, at) => {
  if (at % 11 === 5) return "{bad";
  const base = { userId: String(at % 4), timestamp: day(at), ...(at % 2 ? { messageId: `m${at}` } : {}) };
  if (at % 10 === 3) return JSON.stringify({ ...base, type: "group", groupId: `g${at % 3}`, traits: { size: at } });
  if (at % 7 === 2) return JSON.stringify({ ...base, type: "identify", anonymousId: `a${at}`, traits: { n: at } });
  return JSON.stringify({ type: "track", event: "Equal", userId: "1", timestamp: day(1) });
}).join("\n");
const lineFile = [
  "orderId,productId,amount",
  ...Array.from({ length: ROWS }, (_, at) => `o${at % 3},p${at},${at % 13 === 6 ? "x" : at}`),
].join("\n");
const contactFile = [
  "id,customerId,accountId,name",
  ...Array.from({ length: ROWS }, (_, at) => `${at},u${at % 9},a${at % 4},"N\n${at}"`),
].join("\n");
const files = [
  ["events", "e.jsonl", eventFile],
  ["order-lines", "l.csv", lineFile],
  ["contacts", "c.csv.gz", contactFile],
] as const;

async function withWorkspace<T>(work: (w: TemporaryWorkspace) => Promise<T>): Promise<T> {
  const w = await temporaryWorkspace();
  try {
    return await work(w);
  } finally {
    await w.close();
  }
}

const whole = (kind: string, name: string, text: string) =>
  withWorkspace(async (w) => {
    const { job, rejectFile } = await w.import(kind, await w.file(name, text));
    const { inserted, unchanged, rejected } = job;
    return {
      content: await w.content(),
      handled: inserted + unchanged + rejected,
      rejects: await readRejects(rejectFile ?? "", 100),
    };
  });

describe.each(files)("%s, interrupted anywhere and resumed", (kind, name, text) => {
  it("stores the same as in one go", async () => {
    const expected = await whole(kind, name, text);
    const faults = fc.record<Fault>({
      at: fc.integer({ min: 1, max: 12 }),
      when: fc.constantFrom("before", "after"),
      error: fc.constantFrom("full", "leaseLost"),
    });
    await fc.assert(
      fc.asyncProperty(faults, async (fault) => {
        await withWorkspace(async (w) => {
          const path = await w.file(name, text);
          const first = await w.import(kind, path, { stores: failingStores(w.stores, fault) }).catch((error) => error);
          if (first instanceof Error) {
            expect(first).toBeInstanceOf(ImportFailed);
            expect(first.message).toMatch(
              /^The business store is full\. \d+ rows \(up to line \d+\) are stored and stay\. Run the same/,
            );
          }
          const { job, rejectFile } = await w.import(kind, path);
          expect(job.state).toBe("done");
          expect(await w.content()).toEqual(expected.content);
          expect(await readRejects(rejectFile ?? "", 100)).toEqual(expected.rejects);
          expect(job.inserted + job.updated + job.unchanged + job.rejected).toBe(expected.handled);
        });
      }),
      { seed: 7, numRuns: 3 },
    );
  }, 60_000);

  it("two importers at once store it once", async () => {
    const expected = await whole(kind, name, text);
    await withWorkspace(async (w) => {
      const path = await w.file(name, text);
      const both = await Promise.all([w.import(kind, path), w.import(kind, path)]);
      expect(both.map(({ job }) => job.state)).toEqual(["done", "done"]);
      expect(await w.content()).toEqual(expected.content);
      expect(await readRejects(both[0].rejectFile ?? "", 100)).toEqual(expected.rejects);
    });
  });
});

it("stops when it is told to, says what is stored, and goes on there", async () => {
  await withWorkspace(async (w) => {
    const path = await w.file("l.csv", lineFile);
    const stop = new AbortController();
    const stopped = w.import("order-lines", path, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toThrow(/^The import was stopped\. \d+ rows .* Run the same command again/);
    const [job] = await w.stores.control.importJobs("w");
    expect(job).toMatchObject({ state: "interrupted", message: expect.stringContaining("stopped") });
    const { job: done } = await w.import("order-lines", path);
    expect(done).toMatchObject({ state: "done", linesDone: ROWS + 1 });
    expect(done.message).toBeUndefined();
  });
});

it("tells rows, rate and bytes as it goes", async () => {
  await withWorkspace(async (w) => {
    const seen: number[] = [];
    const path = await w.file("l.csv", lineFile);
    await w.import("order-lines", path, { onProgress: ({ rows, bytesTotal }) => seen.push(rows, bytesTotal) });
    expect(seen.filter((_, at) => at % 2 === 0)).toEqual([7, 14, 21, 28, 35, 42, 49, 55]);
    expect(new Set(seen.filter((_, at) => at % 2 === 1))).toEqual(new Set([Buffer.byteLength(lineFile)]));
  });
});
