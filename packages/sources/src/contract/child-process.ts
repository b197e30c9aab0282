import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** A program of this folder in a process of its own, with one order as JSON; `said` grows with each line it prints. */
export class Child {
  readonly child: ChildProcess;
  readonly said: string[] = [];
  readonly ended: Promise<number | null>;

  constructor(program: string, order: object) {
    const path = fileURLToPath(new URL(program, import.meta.url));
    this.child = spawn(process.execPath, [path, JSON.stringify(order)], { stdio: ["ignore", "pipe", "inherit"] });
    const lines = this.child.stdout && createInterface(this.child.stdout);
    lines?.on("line", (line) => this.said.push(line));
    this.ended = new Promise((resolve) => this.child.once("close", (code) => resolve(code)));
  }

  count(word: string): number {
    return this.said.filter((line) => line === word).length;
  }

  async until(word: string, times = 1): Promise<void> {
    while (this.count(word) < times) {
      if (this.child.exitCode !== null) throw new Error(`it ended before it said ${word}: ${this.said.join()}`);
      await sleep(2);
    }
  }
}
