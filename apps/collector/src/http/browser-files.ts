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
  readonly #directory: string;
  /** The only names that are ever read. */
  readonly #names: ReadonlySet<string>;
  readonly #scripts = new Map<string, BrowserFile>();
  readonly #bundles = new Map<string, BrowserFile>();

  constructor() {
    const library = createRequire(import.meta.url).resolve("@segment/analytics-next");
    this.#directory = join(
      library.slice(0, library.lastIndexOf(join("analytics-next", "dist"))),
      "analytics-next/dist/umd",
    );
    this.#names = new Set(readdirSync(this.#directory).filter((name) => /^[\w.-]+\.js$/.test(name)));
  }

  /** The script for a checked write key: it knows the key, and that its parts and settings are here as well. */
  script(writeKey: string, url: string): BrowserFile {
    const name = `${writeKey} ${url}`;
    const known = this.#scripts.get(name);
    if (known) return known;
    const here = `window.analytics=window.analytics||[];window.analytics._cdn=window.analytics._cdn||${JSON.stringify(url)};\n`;
    const made = fileOf(here + this.#text("standalone.js").replaceAll(PLACE, writeKey));
    const oldest = this.#scripts.keys().next();
    if (this.#scripts.size >= mostScripts && !oldest.done) this.#scripts.delete(oldest.value);
    this.#scripts.set(name, made);
    return made;
  }

  bundle(name: string): BrowserFile | undefined {
    if (!this.#names.has(name)) return undefined;
    const known = this.#bundles.get(name) ?? fileOf(this.#text(name));
    this.#bundles.set(name, known);
    return known;
  }

  #text(name: string): string {
    return readFileSync(join(this.#directory, name), "utf8");
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
