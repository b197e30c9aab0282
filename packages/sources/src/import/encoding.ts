import { isUtf8 } from "node:buffer";
import { ImportFailed } from "./import-failed.ts";

const SAVE_AS_UTF8 = "Save it as UTF-8 and import it again. Nothing was stored.";

/** Longest piece of `bytes` that does not end inside a UTF-8 character. */
function wholeCharacters(bytes: Buffer): Buffer {
  let end = bytes.length;
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (length > back) end = bytes.length - back;
    break;
  }
  return bytes.subarray(0, end);
}

/**
 * Looks at the beginning of a file's (decompressed) bytes and refuses a wrong encoding by name, before anything is
 * written. Returns how many bytes of byte-order mark to leave out.
 */
export function checkEncoding(head: Buffer): number {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new ImportFailed("file", `The file is UTF-16 text. ${SAVE_AS_UTF8}`);
  const zeros = head.subarray(0, 512).filter((byte) => byte === 0).length;
  if (zeros > 0 && zeros >= Math.min(head.length, 512) / 4)
    throw new ImportFailed("file", `The file is UTF-16 text without a byte-order mark. ${SAVE_AS_UTF8}`);
  if (zeros > 0 && head.indexOf(0) < 64)
    throw new ImportFailed("file", "The file is not text. Give a CSV or JSON lines file. Nothing was stored.");
  if (!isUtf8(wholeCharacters(head))) {
    const line = firstBadLine(head);
    throw new ImportFailed(
      "file",
      `The file is not UTF-8 text: line ${line} looks like Latin-1 or Windows-1252. ${SAVE_AS_UTF8}`,
    );
  }
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

function firstBadLine(head: Buffer): number {
  let number = 1;
  let from = 0;
  for (let to = head.indexOf(10); to >= 0; to = head.indexOf(10, from), number++) {
    if (!isUtf8(head.subarray(from, to))) return number;
    from = to + 1;
  }
  return number;
}
