/** A value that no store can keep exactly: the caller's row is at fault, not the store. */
export class RefusedValue extends Error {
  override readonly name = "RefusedValue";
}

/** Longest key of one field, in UTF-16 code units, and longest joined key of a row: what an index can hold everywhere. */
export const maxKeyLength = 255;
export const maxRowKeyLength = 767;

/** Text must be well-formed Unicode: an unpaired surrogate cannot be stored as UTF-8 and read back. */
export function refuseIllFormed(text: string, what: string): void {
  if (!text.isWellFormed()) throw new RefusedValue(`${what} has an unpaired surrogate`);
}
