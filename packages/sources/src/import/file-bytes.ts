import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { ImportFailed } from "./import-failed.ts";

/** What a file is, found by its content and never by its name. `size` is in bytes as it lies on disk. */
export interface FileFacts {
  readonly size: number;
  readonly sha256: string;
  readonly gzip: boolean;
}

async function firstBytes(file: FileHandle, count: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
  return buffer.subarray(0, bytesRead);
}

export async function fileFacts(path: string): Promise<FileFacts> {
  let file: FileHandle;
  try {
    if (!(await stat(path)).isFile()) throw new ImportFailed("file", `${path} is not a file. Nothing was stored.`);
    file = await open(path, "r");
  } catch (error) {
    if (error instanceof ImportFailed) throw error;
    throw new ImportFailed("file", `${path} cannot be read: ${reasonOf(error)}. Nothing was stored.`, error);
  }
  try {
    const head = await firstBytes(file, 2);
    const digest = createHash("sha256");
    let size = 0;
    for await (const chunk of file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 18 })) {
      digest.update(chunk);
      size += chunk.length;
    }
    return { size, sha256: digest.digest("hex"), gzip: head[0] === 0x1f && head[1] === 0x8b };
  } finally {
    await file.close();
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES" || code === "EPERM") return "you may not read it";
  return "the disk gave an error";
}

/** The decompressed bytes in chunks; `onRead` is told how many bytes of the file itself were read so far. */
export async function* fileBytes(path: string, gzip: boolean, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: 1 << 17 });
  raw.on("data", () => onRead(raw.bytesRead));
  if (!gzip) {
    yield* raw;
    return;
  }
  const unzipped = createGunzip({ chunkSize: 1 << 17 });
  raw.on("error", (error) => unzipped.destroy(error));
  raw.pipe(unzipped);
  try {
    yield* unzipped;
  } catch (error) {
    throw new ImportFailed("file", "The compressed file is damaged or was cut short.", error);
  } finally {
    raw.destroy();
    unzipped.destroy();
  }
}

/** SHA-256 of a text in hex. */
export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}
