import { checkEncoding } from "./encoding.ts";
import { type FileFacts, fileBytes } from "./file-bytes.ts";
import { type Line, LineSplitter } from "./lines.ts";

const LOOKED_AT = 1 << 18;

/** The lines of a text file, gzip or not, in groups as they are read. A wrong encoding at its beginning is an error. */
export async function* textLines(
  path: string,
  facts: FileFacts,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Line[]> {
  const splitter = new LineSplitter();
  let head: Buffer[] | null = [];
  for await (const chunk of fileBytes(path, facts.gzip, onRead)) {
    if (!head) {
      yield splitter.push(chunk);
      continue;
    }
    head.push(chunk);
    if (head.reduce((sum, part) => sum + part.length, 0) < LOOKED_AT) continue;
    const start = Buffer.concat(head);
    head = null;
    yield splitter.push(start.subarray(checkEncoding(start)));
  }
  if (head) {
    const all = Buffer.concat(head);
    yield splitter.push(all.subarray(checkEncoding(all)));
  }
  yield splitter.end();
}
