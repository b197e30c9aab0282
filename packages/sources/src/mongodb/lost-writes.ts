import { MongoBulkWriteError } from "mongodb";

const duplicateKey = 11_000;
const writeConflict = 112;

/** Places in an unordered bulk of writes that others were faster than. */
export interface LostWrites {
  /** Their key is there already. */
  readonly there: readonly number[];
  /** They met another's write of the same moment: nothing was written, and may be written now. */
  readonly crossed: readonly number[];
}

/**
 * Which writes of an unordered bulk failed only because others were faster; every other failure is thrown again. The
 * driver gives a lost connection and an unmet write concern the same class, with no write error in it: what was written
 * is unknown then, and must not pass for written.
 */
export function lostWrites(error: unknown): LostWrites {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const failures = [error.writeErrors].flat();
  const lost = failures.every(({ code }) => code === duplicateKey || code === writeConflict);
  if (unheard(error) || !lost) throw error;
  const places = (wanted: number) => failures.flatMap(({ code, index }) => (code === wanted ? [index] : []));
  return { there: places(duplicateKey), crossed: places(writeConflict) };
}

/** Whether a bulk ended without the server's word on its writes: its connection was lost, or its concern not met. */
export function unheard(error: MongoBulkWriteError): boolean {
  return [error.writeErrors].flat().length === 0 || error.result.getWriteConcernError() !== undefined;
}
