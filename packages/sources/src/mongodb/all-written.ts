import type { BulkWriteResult } from "mongodb";
import { lostWrites } from "./lost-writes.ts";

/**
 * Whether a bulk of writes guarded by `rev` did all of them, or others were faster. New documents are inserted, not
 * upserted: of two that insert one at once the key decides, on every server, and the other collides with it.
 */
export async function allWritten(writing: Promise<BulkWriteResult>, writes: number): Promise<boolean> {
  try {
    const { insertedCount, modifiedCount } = await writing;
    return insertedCount + modifiedCount === writes;
  } catch (error) {
    const { there, crossed } = lostWrites(error);
    return there.length + crossed.length === 0;
  }
}
