import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createEngine } from "@throughline/engine/host";
import type { DocumentStore, Point } from "@throughline/sources";
import { describe, expect, it } from "vitest";
import { pick, seeded, sized, whole } from "../../corpora/index.ts";
import { endingAt } from "../../faults/index.ts";
import { History, holds, judge, words } from "../../history/index.ts";
import { temporaryHome } from "../product.ts";
import { CollectorProcess, preparedHome } from "./collector-process.ts";
import { librarySender, rawSender, type Sender } from "./senders.ts";

const events = sized(100_000);
const kills = sized(200);
const points: readonly Point[] = ["log.append", "log.appended", "log.synced", "log.acknowledged"];

/** Every message of the dead letters, by its id. */
async function deadIds(documents: DocumentStore): Promise<Set<string>> {
  const found = new Set<string>();
  for (let before: string | undefined; ; ) {
    const page = await documents.deadLetters({ first: 1_000, ...(before === undefined ? {} : { before }) });
    for (const { raw } of page) found.add(JSON.parse(Buffer.from(raw).toString()).messageId);
    before = page.at(-1)?.id;
    if (before === undefined) return found;
  }
}

describe("a collector that is killed again and again", () => {
  it(
    `stores what it acknowledged of ${events} messages once, over ${kills} kills, and keeps what was bad`,
    async () => {
      const place = temporaryHome();
      const { secret, stores } = await preparedHome(place.home);
      const random = seeded("storm");
      const history = new History(join(place.home, "history.jsonl"));
      const collector = await CollectorProcess.start(place.home);
      try {
        const parts = { url: collector.url, secret, random, history };
        const senders: readonly Sender[] = [
          ...Array.from({ length: 4 }, (_, i) => rawSender(`raw${i}`, { ...parts, messages: (events / 40) * 9 })),
          librarySender("library", { ...parts, messages: events / 10 }),
        ];
        const acknowledged = () => senders.reduce((sum, sender) => sum + sender.acknowledged(), 0);
        for (let kill = 0; kill < kills; kill += 1) {
          // At a number of acknowledged messages and not at a time, so that a machine of any speed is killed on the way.
          const least = (events * 0.75 * (kill + random() * 0.5)) / kills;
          while (acknowledged() < least) await sleep(2);
          await sleep(whole(random, 20));
          collector.kill();
          const named = kill % 2 === 0 ? endingAt(pick(random, points), 1 + whole(random, 6)) : {};
          await collector.reborn(named);
          if ("END_AT" in named) await collector.reborn();
        }
        await Promise.all(senders.map(({ done }) => done));
        const bad = new Set(senders.flatMap((sender) => [...sender.bad]));
        const documents = await stores.documents("w");
        await expect
          .poll(async () => (await deadIds(documents)).size, { timeout: 60_000, interval: 200 })
          .toBe(bad.size);
        await expect
          .poll(async () => (await documents.counts()).events, { timeout: 60_000, interval: 200 })
          .toBeGreaterThanOrEqual(events - bad.size);
        expect(await collector.stop()).toBe(0);
        const stored = await documents.eventsAfter({ after: 0, below: Number.MAX_SAFE_INTEGER, limit: 2 * events });
        for (const { messageId, userId = "" } of stored)
          history.note("seen", messageId, userId.startsWith("raw") ? { lane: userId } : {});
        const verdict = judge(history.entries());
        expect(holds(verdict) ? "holds" : words(verdict)).toBe("holds");
        expect(verdict.acknowledged).toBe(events - bad.size);
        expect(await deadIds(documents)).toEqual(bad);
        expect(collector.deaths).toBeGreaterThanOrEqual(kills);
        const engine = createEngine({
          directory: join(place.home, "engine"),
          workspace: async () => ({
            zone: "UTC",
            settings: [],
            stores: { documents, business: await stores.business("w") },
          }),
        });
        const rows = async () => {
          await engine.sync("w");
          return (await engine.status("w")).rows;
        };
        // The engine waits for what a killed collector had begun to write.
        await expect.poll(rows, { timeout: 30_000, interval: 200 }).toBeGreaterThanOrEqual(events - bad.size);
        expect(await rows()).toBe(events - bad.size);
        await engine.close();
      } finally {
        await collector.stop();
        history.close();
        await stores.close();
        place.remove();
      }
    },
    sized(4_000_000),
  );
});
