import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Where the engine of an installation listens. Socket paths end at about 100 bytes, so a deep home gets a short name. */
export function socketPath(home: string): string {
  const path = join(resolve(home), "engine.sock");
  if (Buffer.byteLength(path) < 100) return path;
  const hash = createHash("sha256").update(resolve(home)).digest("hex").slice(0, 16);
  return join(tmpdir(), `throughline-${hash}.sock`);
}
