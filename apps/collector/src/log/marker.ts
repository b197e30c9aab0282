import type { LogFile, LogFiles } from "./log-files.ts";
import type { Position } from "./segment.ts";

const NAME = "acknowledged";
const WIDTH = 64;

/**
 * Up to where events were acknowledged, noted after each fsync so that damage to them is told from a torn end. It is
 * written behind the acknowledgement and may be older than that, never newer.
 */
export class Marker {
  /** As a former process left it; undefined when there is none. */
  readonly position: Position | undefined;
  readonly #file: LogFile;
  #latest: Position | undefined;
  #writing: Promise<void> | undefined;

  private constructor(file: LogFile, position: Position | undefined) {
    this.#file = file;
    this.position = position;
  }

  static async open(files: LogFiles): Promise<Marker> {
    const known = await files.contents(NAME);
    return new Marker(await files.open(NAME), known && parsed(known.toString("latin1")));
  }

  move(position: Position): void {
    this.#latest = position;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Leaves it as it is. */
  async abandon(): Promise<void> {
    await this.#file.close();
  }

  async close(position: Position): Promise<void> {
    this.move(position);
    await this.#writing;
    await this.#file.sync().catch(() => undefined);
    await this.#file.close();
  }

  async #write(): Promise<void> {
    while (this.#latest) {
      const text = JSON.stringify(this.#latest).padEnd(WIDTH);
      this.#latest = undefined;
      await this.#file.write(Buffer.from(text), 0).catch(() => undefined);
    }
  }
}

function parsed(text: string): Position | undefined {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== "object" || found === null || !("segment" in found) || !("offset" in found)) return undefined;
    const { segment, offset } = found;
    return typeof segment === "number" && typeof offset === "number" ? { segment, offset } : undefined;
  } catch {
    return undefined;
  }
}
