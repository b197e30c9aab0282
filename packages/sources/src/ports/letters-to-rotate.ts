import type { DeadLetterLimit } from "./document-store.ts";

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
