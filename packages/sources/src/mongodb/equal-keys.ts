import { MongoBulkWriteError } from "mongodb";

const duplicateKey = 11_000;

/**
 * The places of those writes of an unordered bulk that failed only because their key was there already; every other
 * failure is thrown again. The driver gives a lost connection and an unmet write concern the same class, with no write
 * error in it: what was written is unknown then, and must not pass for written.
 */
export function lostToEqualKeys(error: unknown): number[] {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const failures = [error.writeErrors].flat();
  if (unheard(error) || failures.some(({ code }) => code !== duplicateKey)) throw error;
  return failures.map(({ index }) => index);
}

/** Whether a bulk ended without the server's word on its writes: its connection was lost, or its concern not met. */
export function unheard(error: MongoBulkWriteError): boolean {
  return [error.writeErrors].flat().length === 0 || error.result.getWriteConcernError() !== undefined;
}
