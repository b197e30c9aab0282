import { createReadStream } from "node:fs";
import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A row that was not stored: its line, why, and the text as it was in the file (the beginning of a very long line). */
export interface Reject {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

export function rejectFilePath(home: string, workspaceId: string, jobId: string): string {
  return join(home, "workspaces", workspaceId, "rejects", `${jobId}.jsonl`);
}

function isReject(value: unknown): value is Reject {
  if (typeof value !== "object" || value === null) return false;
  return "line" in value && typeof value.line === "number" && "reason" in value && "text" in value;
}

function parsed(text: string): Reject[] {
  return text.split("\n").flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isReject(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}

/** Most that is read of a reject file to show its beginning. */
const SHOWN_BYTES = 16_000_000;

/** The first rejects of a job in line order, each line once (two importers of one file may both have written it). */
export async function readRejects(path: string, first: number): Promise<readonly Reject[]> {
  const parts: Buffer[] = [];
  try {
    for await (const part of createReadStream(path, { end: SHOWN_BYTES })) parts.push(part);
  } catch {
    return [];
  }
  return inOrder(Buffer.concat(parts).toString("utf8")).slice(0, first);
}

function inOrder(text: string): Reject[] {
  const byLine = new Map(parsed(text).map((reject) => [reject.line, reject]));
  return [...byLine.values()].toSorted((a, b) => a.line - b.line);
}

/** Writes the reject file of one job; made only when there is a first reject. */
export class RejectFile {
  readonly path: string;
  #waiting: Reject[] = [];
  #made = false;

  constructor(path: string) {
    this.path = path;
  }

  /** Forgets what an interrupted run wrote past its last durable line; those lines are read again. */
  async resumeAt(linesDone: number): Promise<void> {
    const held = inOrder(await readFile(this.path, "utf8").catch(() => ""));
    const kept = held.filter((reject) => reject.line <= linesDone);
    if (held.length === 0 || kept.length === held.length) return;
    await writeFile(`${this.path}.new`, kept.map((reject) => `${JSON.stringify(reject)}\n`).join(""));
    await rename(`${this.path}.new`, this.path);
  }

  add(reject: Reject): void {
    this.#waiting.push(reject);
  }

  /** Rejects since the last call. */
  take(): readonly Reject[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  async write(rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return;
    if (!this.#made) await mkdir(dirname(this.path), { recursive: true });
    this.#made = true;
    await appendFile(this.path, rejects.map((reject) => `${JSON.stringify(reject)}\n`).join(""));
  }
}
