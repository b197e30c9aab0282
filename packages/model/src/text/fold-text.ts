/** Composed already, and so is its lower case: most names and values. */

const plain = /^[ -~]*$/;

/**
 * The one fold of text (`docs/counting.md`): NFC, then lower case without locale. Applied at ingest and to literals, so that
 * stores and engine compare bytes. Lower case can leave NFC (U+0130), so it is composed once more: folding is idempotent.
 */
export function foldText(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize("NFC").toLowerCase().normalize("NFC");
}
