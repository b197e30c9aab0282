import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import type { Disk } from "../log/log-files.ts";

/** A disk that forgets, when power is cut, every renaming and removal since its directory was last synced. */
export class UnsyncedNames {
  readonly #directory: string;
  #undo: (() => Promise<void>)[] = [];

  constructor(directory: string) {
    this.#directory = directory;
  }

  get disk(): Disk {
    return {
      open: async (path, ...rest) => {
        const handle = await open(path, ...rest);
        if (path === this.#directory) {
          const sync = handle.sync.bind(handle);
          handle.sync = async () => {
            await sync();
            this.#undo = [];
          };
        }
        return handle;
      },
      rename: async (from, to) => {
        const [moved, replaced] = [await readFile(from), await readFile(to).catch(() => undefined)];
        await rename(from, to);
        this.#undo.push(async () => {
          await writeFile(from, moved);
          await (replaced ? writeFile(to, replaced) : rm(to));
        });
      },
      rm: async (path, options) => {
        const removed = await readFile(path).catch(() => undefined);
        await rm(path, options);
        this.#undo.push(async () => void (removed && (await writeFile(path, removed))));
      },
    };
  }

  async cutPower(): Promise<void> {
    for (const step of this.#undo.toReversed()) await step();
    this.#undo = [];
  }
}
