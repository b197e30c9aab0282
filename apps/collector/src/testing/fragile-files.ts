import { type LogFile, type LogFiles, logFiles } from "../log/log-files.ts";

/** Files that can lose what was not synced, and refuse writes: real ones, with a record of what a power cut keeps. */
export class FragileFiles {
  readonly #synced = new Map<string, Buffer>();
  readonly #written = new Map<string, Buffer>();
  readonly #real: LogFiles;
  readonly #handles: LogFile[] = [];
  /** Bytes that the disk still takes. */
  room = Number.POSITIVE_INFINITY;
  failSync = false;
  syncs = 0;

  private constructor(real: LogFiles) {
    this.#real = real;
  }

  static async in(directory: string): Promise<FragileFiles> {
    return new FragileFiles(await logFiles(directory));
  }

  get files(): LogFiles {
    return { ...this.#real, open: (name) => this.#open(name) };
  }

  /** What a power cut leaves: everything that was synced, and of the rest the first `kept` part. */
  async cutPower(kept = 0): Promise<void> {
    for (const handle of this.#handles) await handle.close().catch(() => undefined);
    for (const [name, written] of this.#written) {
      const safe = this.#synced.get(name)?.length ?? 0;
      const rest = Math.floor((written.length - safe) * kept);
      const file = await this.#real.open(name);
      await file.truncate(0);
      await file.write(written.subarray(0, safe + Math.max(0, rest)), 0);
      await file.close();
    }
  }

  async #open(name: string): Promise<LogFile> {
    const file = await this.#real.open(name);
    this.#handles.push(file);
    const contents = (await this.#real.contents(name)) ?? Buffer.alloc(0);
    this.#written.set(name, contents);
    this.#synced.set(name, contents);
    return {
      ...file,
      write: async (bytes, position) => {
        const taken = Math.min(bytes.byteLength, this.room);
        this.room -= taken;
        await file.write(bytes.subarray(0, taken), position);
        const before = (this.#written.get(name) ?? Buffer.alloc(0)).subarray(0, position);
        this.#written.set(name, Buffer.concat([before, bytes.subarray(0, taken)]));
        if (taken < bytes.byteLength) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
      },
      truncate: async (size) => {
        await file.truncate(size);
        this.#written.set(name, (this.#written.get(name) ?? Buffer.alloc(0)).subarray(0, size));
      },
      sync: async () => {
        if (this.failSync) throw Object.assign(new Error("input/output error"), { code: "EIO" });
        this.syncs += 1;
        await file.sync();
        this.#synced.set(name, this.#written.get(name) ?? Buffer.alloc(0));
      },
    };
  }
}
