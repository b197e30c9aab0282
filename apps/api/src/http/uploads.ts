import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, RequestHandler } from "express";

export interface Upload {
  readonly id: string;
  /** As the browser named it; shown, never used as a path. */
  readonly fileName: string;
  readonly path: string;
  readonly bytes: number;
}

/** Files that people sent for an import, kept under ids that the server made until they are imported. */
export interface Uploads {
  receive(request: Request): Promise<Upload>;
  /** Looking one up counts as using it. */
  find(id: string): Promise<Upload | undefined>;
  /** Removes what nobody used for a day, half-received files too. */
  sweep(now: number): Promise<void>;
}

const keptMs = 86_400_000;

/** The file and what is known of it. */
export async function removeUpload(path: string): Promise<void> {
  await Promise.all([path, `${path}.json`].map((file) => rm(file, { force: true })));
}

export class UploadTooLarge extends Error {
  override readonly name = "UploadTooLarge";
}

export function createUploads(parts: {
  readonly directory: string;
  readonly largestBytes: number;
  readonly nextId: () => string;
}): Uploads {
  const pathOf = (id: string): string => join(parts.directory, id);
  return {
    async receive(request) {
      const id = parts.nextId();
      const fileName = safeName(request.query["name"]);
      await mkdir(parts.directory, { recursive: true, mode: 0o700 });
      try {
        await pipeline(request, limited(parts.largestBytes), createWriteStream(pathOf(id), { mode: 0o600 }));
      } catch (error) {
        await rm(pathOf(id), { force: true });
        throw error;
      }
      await writeFile(`${pathOf(id)}.json`, JSON.stringify({ fileName }), { mode: 0o600 });
      return { id, fileName, path: pathOf(id), bytes: (await stat(pathOf(id))).size };
    },
    async find(id) {
      if (!/^[\w-]{8,64}$/.test(id)) return undefined;
      try {
        const { fileName } = JSON.parse(await readFile(`${pathOf(id)}.json`, "utf8")) as { fileName: string };
        const used = new Date();
        await Promise.all([pathOf(id), `${pathOf(id)}.json`].map((file) => utimes(file, used, used)));
        return { id, fileName, path: pathOf(id), bytes: (await stat(pathOf(id))).size };
      } catch {
        return undefined;
      }
    },
    async sweep(now) {
      const files = await readdir(parts.directory).catch(() => []);
      for (const file of files) {
        const path = join(parts.directory, file);
        const used = await stat(path).catch(() => undefined);
        if (used && used.mtimeMs < now - keptMs) await rm(path, { force: true });
      }
    },
  };
}

function limited(largestBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > largestBytes) done(new UploadTooLarge());
      else done(null, chunk);
    },
  });
}

function safeName(given: unknown): string {
  const name = typeof given === "string" ? given : "";
  const plain = [...name].filter(
    (c) => c >= " " && !"/\\\u007f\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069".includes(c),
  );
  return plain.join("").slice(0, 200) || "upload";
}

/** `POST /uploads?name=orders.csv` with the file as its body answers `{ id, fileName, bytes }`. */
export function uploadHandler(uploads: Uploads): RequestHandler {
  return async (request, response) => {
    try {
      const { id, fileName, bytes } = await uploads.receive(request);
      response.status(201).json({ id, fileName, bytes });
    } catch (error) {
      if (!(error instanceof UploadTooLarge)) throw error;
      response
        .status(413)
        .json({ error: "The file is too large to upload. Use `throughline import` on the command line." });
    }
  };
}
