import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { RequestHandler } from "express";

interface StaticFile {
  readonly body: Buffer;
  readonly type: string;
  readonly cache: string;
}

const types: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".ico", "image/x-icon"],
  [".woff2", "font/woff2"],
  [".webmanifest", "application/manifest+json"],
  [".txt", "text/plain; charset=utf-8"],
]);

/** Every file below `directory` by its URL path, read once: a request can only name one of these. Empty if not built. */
export function readStaticFiles(directory: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const path of filesBelow(directory)) {
    const url = `/${relative(directory, path).split(sep).join("/")}`;
    const type = types.get(extname(path));
    if (type === undefined) continue;
    const hashed = url.startsWith("/assets/");
    files.set(url, {
      body: readFileSync(path),
      type,
      cache: hashed ? "public, max-age=31536000, immutable" : "no-store",
    });
  }
  return files;
}

function filesBelow(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Is this an address of the app (answered with its page), rather than a file or an attempt to leave the directory? */
export function isPage(path: string): boolean {
  const plain = decoded(path);
  if (plain === undefined || /\\|\/\/|%|(^|\/)\.|[^ -~\u00a0-\uffff]/.test(plain)) return false;
  return !/\.(html?|m?js|map|css|json|svg|png|ico|woff2?|txt|php|ts|env)$/i.test(plain);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Serves the files and, for the app's own addresses, `index.html`. Unknown files are left to the next handler. */
export function staticFiles(files: ReadonlyMap<string, StaticFile>): RequestHandler {
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const file = files.get(request.path) ?? (isPage(request.path) ? files.get("/index.html") : undefined);
    if (!file) return next();
    response.set({ "content-type": file.type, "cache-control": file.cache }).send(file.body);
  };
}
