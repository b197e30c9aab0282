import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** A file for browsers, compressed once. */
export interface BrowserFile {
  readonly body: Buffer;
  readonly gzip: Buffer;
}

const PLACE = "__WRITE_KEY__";
const mostScripts = 50;

/** What Segment's browser library loads: its own script, and the parts that it fetches when a page needs them. */
export class BrowserFiles {
  readonly #script: string;
  readonly #scripts = new Map<string, BrowserFile>();
  readonly #bundles: ReadonlyMap<string, BrowserFile>;

  constructor() {
    const library = createRequire(import.meta.url).resolve("@segment/analytics-next");
    const directory = join(
      library.slice(0, library.lastIndexOf(join("analytics-next", "dist"))),
      "analytics-next/dist/umd",
    );
    const text = (name: string) => readFileSync(join(directory, name), "utf8");
    const names = readdirSync(directory).filter((name) => /^[\w.-]+\.js$/.test(name) && name !== "standalone.js");
    this.#script = text("standalone.js");
    this.#bundles = new Map(names.map((name) => [name, fileOf(text(name))]));
  }

  /** The script for a checked write key: it knows the key, and that its parts and settings are here as well. */
  script(writeKey: string, url: string): BrowserFile {
    const name = `${writeKey} ${url}`;
    const known = this.#scripts.get(name);
    if (known) return known;
    const here = `window.analytics=window.analytics||[];window.analytics._cdn=window.analytics._cdn||${JSON.stringify(url)};\n`;
    const made = fileOf(here + this.#script.replaceAll(PLACE, writeKey));
    const oldest = this.#scripts.keys().next();
    if (this.#scripts.size >= mostScripts && !oldest.done) this.#scripts.delete(oldest.value);
    this.#scripts.set(name, made);
    return made;
  }

  bundle(name: string): BrowserFile | undefined {
    return this.#bundles.get(name);
  }
}

/** What the browser library asks for before it sends: nothing but our own address in it. */
export function browserSettings(writeKey: string, url: string): unknown {
  const { host, protocol, pathname } = new URL(url);
  return {
    integrations: {
      "Segment.io": {
        apiKey: writeKey,
        apiHost: `${host}${pathname.replace(/\/$/, "")}/v1`,
        protocol: protocol.replace(":", ""),
        unbundledIntegrations: [],
        addBundledMetadata: true,
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } }, identify: { __default: { enabled: true } } },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

function fileOf(text: string): BrowserFile {
  const body = Buffer.from(text);
  return { body, gzip: gzipSync(body) };
}
