import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { reach } from "@throughline/sources";
import type { RunAnswer } from "../client/protocol.ts";

const largest = 1_000_000;
const mostFiles = 300;

/**
 * The newest answer of each question on disk, beside the engine's file and not in it: what is served, dated, while the
 * file is built again. Best effort: an answer that cannot be written or read is simply not there.
 */
export class LastAnswers {
  readonly #directory: string;
  readonly #written = new Map<string, number>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  async keep(key: string, answer: RunAnswer): Promise<void> {
    if (this.#written.get(key) === answer.cut.version) return;
    const bytes = serialize(answer);
    if (bytes.length > largest) return;
    this.#written.set(key, answer.cut.version);
    await mkdir(this.#directory, { recursive: true });
    const path = join(this.#directory, key);
    await writeFile(`${path}.new`, bytes, { mode: 0o600 });
    reach("engine.rename");
    await rename(`${path}.new`, path);
    if (this.#written.size > mostFiles) await this.#trim();
  }

  async get(key: string): Promise<RunAnswer | undefined> {
    try {
      const answer = deserialize(await readFile(join(this.#directory, key))) as RunAnswer;
      return { ...answer, stale: true };
    } catch {
      return undefined;
    }
  }

  async #trim(): Promise<void> {
    this.#written.clear();
    const names = await readdir(this.#directory);
    const ages = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(this.#directory, name))).mtimeMs })),
    );
    const old = ages.sort((a, b) => b.at - a.at).slice(mostFiles / 2);
    await Promise.all(old.map(({ name }) => rm(join(this.#directory, name), { force: true })));
  }
}
