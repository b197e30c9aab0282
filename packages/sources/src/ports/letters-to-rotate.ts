import type { DeadLetter, DeadLetterLimit } from "./document-store.ts";

/** What a letter counts against the limit: what was sent, and what its request said around it. */
export function letterBytes({ raw, envelope }: Pick<DeadLetter, "raw" | "envelope">): number {
  return raw.byteLength + Buffer.byteLength(JSON.stringify(envelope));
}

/** The same of a letter as it is stored: the length of its base64 text, and of its envelope's JSON. */
export function storedLetterBytes(base64: number, envelope: number): number {
  return Math.floor((base64 * 3) / 4) + envelope;
}

/** The oldest of these that must go so that the rest is within the limit. Letters come oldest first. */
export function lettersToRotate(
  letters: readonly { readonly id: string; readonly bytes: number }[],
  limit: DeadLetterLimit,
): string[] {
  let bytes = letters.reduce((sum, letter) => sum + letter.bytes, 0);
  let gone = 0;
  for (; letters.length - gone > limit.letters || bytes > limit.bytes; gone++) {
    const oldest = letters[gone];
    if (!oldest) break;
    bytes -= oldest.bytes;
  }
  return letters.slice(0, gone).map(({ id }) => id);
}
