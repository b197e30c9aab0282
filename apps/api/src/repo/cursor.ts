import { ApiError } from "./api-error.ts";

/** Cursors are opaque to clients: base64url of a JSON array of whole numbers. */
export function encodeCursor(parts: readonly number[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Whole numbers of a cursor. Throws BAD_INPUT for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string, length: number): readonly number[] {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== length || !parts.every(Number.isSafeInteger))
    throw new ApiError("BAD_INPUT", "This page marker is not valid. Start again from the first page.");
  return parts;
}

function parse(cursor: string): unknown {
  if (cursor.length > 400) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

export const largestPage = 100;

/** A page size within 1 to 100. Throws BAD_INPUT: the cost rule before anything runs, else whoever reads the page. */
export function pageSize(first: number | null | undefined, otherwise: number): number {
  const size = first ?? otherwise;
  if (!Number.isInteger(size) || size < 1 || size > largestPage)
    throw new ApiError("BAD_INPUT", `first must be a whole number from 1 to ${largestPage}.`);
  return size;
}
