import { statfs } from "node:fs/promises";
import { portTaken, wrongNode } from "../bootstrap/checks.mjs";
import type { Command } from "./command.ts";
import { homeProblem } from "./start/home.ts";
import { holderOf } from "./start/home-lock.ts";

const GIGABYTE = 1024 ** 3;

export const doctor: Command = {
  name: "doctor",
  summary: "Check this installation and say what is wrong",
  usage: "",
  options: {},
  optionHelp: {},
  run: async ({ environment, stores, print }) => {
    let wrong = 0;
    const report = (name: string, fine: string, problem: string | null) => {
      if (problem !== null) wrong++;
      print(`${problem === null ? "ok   " : "WRONG"}  ${name}: ${problem ?? fine}`);
    };
    report("Node", process.versions.node, wrongNode());
    const home = await homeProblem(environment.home);
    report("home", environment.home, home);
    if (home !== null) return 1;
    const disk = await statfs(environment.home);
    const free = (disk.bavail * disk.bsize) / GIGABYTE;
    report("disk", `${free.toFixed(1)} GB free`, free < 1 ? `only ${free.toFixed(1)} GB free` : null);
    const holder = await holderOf(environment.home);
    const taken = holder ? null : await portTaken(environment.host, environment.port);
    report("port", `${environment.host}:${environment.port} is ${holder ? "ours" : "free"}`, taken);
    report("processes", holder ? `running, supervisor is process ${holder.pid}` : "not running", null);
    for (const { name, engine, state, reason, latencyMs } of await (await stores()).health())
      report(`${name} store`, `${engine}, ${latencyMs} ms`, state === "ok" ? null : `${engine}: ${reason ?? state}`);
    return wrong === 0 ? 0 : 1;
  },
};
