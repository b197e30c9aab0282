import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bodies, gzipBomb } from "./bodies.ts";
import { duplicateSchedules } from "./duplicates.ts";
import { generatedEvents, shapedEvents } from "./events.ts";
import { unicodeNames } from "./names.ts";
import { seeded } from "./seeded.ts";
import { full } from "./size.ts";
import { timestamps } from "./timestamps.ts";

const atLeast = (whole: number) => (full ? whole : whole / 10);

describe("corpora", () => {
  it("are the same every time, and have their minimum sizes", { timeout: 240_000 }, () => {
    expect(shapedEvents("same", 300)).toEqual(shapedEvents("same", 300));
    expect(generatedEvents(1, 200)).toEqual(generatedEvents(1, 200));
    expect(duplicateSchedules()).toEqual(duplicateSchedules());
    expect(unicodeNames()).toEqual(unicodeNames());
    const sizes = [
      [shapedEvents().length, 5000],
      [generatedEvents(1).length, 50_000],
      [bodies().length, 500],
      [duplicateSchedules().length, 1000],
      [timestamps().length, 300],
      [unicodeNames().length, 500],
    ] as const;
    for (const [size, whole] of sizes) expect(size).toBeGreaterThanOrEqual(atLeast(whole));
  });

  it("C1 has good, bad and open messages, each good one with an id of its own", () => {
    const events = [...shapedEvents("x", 5000), ...generatedEvents(3, 1000)];
    const good = events.filter(({ expected }) => expected === "good");
    const share = good.length / events.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.95);
    const ids = good.map(({ message }) => (message as { messageId?: unknown }).messageId);
    expect(new Set(ids).size).toBe(good.length);
    for (const { message } of good) expect(JSON.stringify(message).length).toBeLessThan(32 * 1024);
  });

  it("C2 cuts no body that would still be whole, and its bombs are large only when they are opened", () => {
    for (const { kind, bytes, expected } of bodies())
      if (expected === "refused" && kind.startsWith("cut after")) expect(() => JSON.parse(String(bytes()))).toThrow();
    expect(gzipBomb(1024).length).toBeLessThan(2 * 1024 ** 2);
    expect(gunzipSync(gzipBomb(3)).length).toBe(3 * 1024 ** 2);
  });

  it("C5 delivers every message, most schedules some twice", () => {
    let doubled = 0;
    for (const { messages, deliveries } of duplicateSchedules()) {
      const sent = deliveries.flatMap(({ batch, atOnce }) => Array.from({ length: atOnce }, () => batch).flat());
      expect(new Set(sent).size).toBe(messages);
      if (sent.length > messages) doubled++;
    }
    expect(doubled).toBeGreaterThan(duplicateSchedules().length / 2);
  });

  it("C6 knows where a time lies, whatever the sender's clock says", () => {
    const now = Date.UTC(2026, 10, 1);
    const placed = timestamps().map(({ place }) => place(now));
    for (const at of placed) if (typeof at === "number") expect(at).toBeLessThanOrEqual(now + 600_000);
    expect(placed.filter((at) => at === "dead").length).toBeGreaterThan(3);
  });

  it("seeds give rows of their own", () => {
    const [a, again, b] = [seeded("a"), seeded("a"), seeded("b")];
    expect([a(), a()]).toEqual([again(), again()]);
    expect(a()).not.toBe(b());
  });
});
