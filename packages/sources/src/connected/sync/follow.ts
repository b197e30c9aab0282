import type { ChangedPage, ChangedRange } from "../foreign/foreign-database.ts";
import { applyRows } from "./apply-rows.ts";
import { aheadMs, type Comparing } from "./compare.ts";

/**
 * Reads what changed since the watermark, in the order of (updatedAt, key).
 *
 * Why no row is lost that commits at most `overlapSeconds` after its `updatedAt`: a round ends at what was newest when it
 * began, so the watermark is never newer than the beginning of its round. A row that a round passed over commits after
 * that round began; so the first round after it begins at most the overlap behind the row's own `updatedAt`. Once the
 * overlap has been read after it passed without news (`settled`), only what is newer is read.
 */
export async function followRound(following: Comparing, stopped: () => boolean): Promise<number> {
  const { mapping, table, progress, size, now } = following;
  const { watermark } = progress.state;
  if (watermark === null) return 0;
  const startedAt = now();
  const to = (await table.newest(startedAt + aheadMs)) ?? watermark;
  const { settled, movedAt } = progress.state;
  const from = settled ? watermark : table.earlier(watermark, mapping.overlapSeconds);
  let read = 0;
  let after: ChangedRange["after"] = null;
  for (let more = settled ? to > watermark : to >= from; more; more = true) {
    const page: ChangedPage = await table.changed({ from, inclusive: !settled, to, after, limit: size.rows });
    const { rows, last } = page;
    if (!last) break;
    await applyRows(following, rows);
    size.saw(rows);
    read += rows.length;
    after = last;
    const passed = later(progress.state.watermark ?? watermark, last.updatedAt ?? watermark);
    progress.note({ watermark: passed, rowsRead: progress.state.rowsRead + rows.length });
    if (passed !== watermark) progress.note({ movedAt: startedAt, settled: false });
    if (stopped()) return read;
  }
  const reached = later(progress.state.watermark ?? watermark, to);
  const moved = reached !== watermark;
  const quiet = !moved && startedAt - movedAt > mapping.overlapSeconds * 1000 + aheadMs;
  await progress.save({
    watermark: reached,
    movedAt: moved ? startedAt : movedAt,
    settled: settled ? !moved : quiet,
    lastSyncAt: startedAt,
    problem: null,
  });
  return read;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
