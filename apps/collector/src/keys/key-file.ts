import type { WriteKey } from "@throughline/sources";
import type { LogFiles } from "../log/log-files.ts";
import type { KeyMemory } from "./known-keys.ts";

const NAME = "keys.json";

/** Keys that were used here, by the hash of their secrets, in a file beside the log. */
export function keyFile(files: LogFiles): KeyMemory {
  let saving: Promise<void> = Promise.resolve();
  return {
    async load() {
      try {
        const entries: readonly (readonly [string, WriteKey])[] = JSON.parse(
          (await files.contents(NAME))?.toString() ?? "[]",
        );
        return new Map(entries);
      } catch {
        return new Map();
      }
    },
    save(keys) {
      const text = JSON.stringify([...keys]);
      saving = saving.catch(() => undefined).then(() => files.replace(NAME, text));
      return saving;
    },
  };
}
