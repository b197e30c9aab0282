// Loaded before a process by `endingAt` (kills.ts): END_AT=point:n:SIGNAL sends it the signal when it reaches the point for
// the n-th time. Plain JavaScript without dependencies, so that it loads at once in every process and thread.
import { subscribe } from "node:diagnostics_channel";
import { writeSync } from "node:fs";

const [point, times = "1", signal = "SIGKILL"] = (process.env.END_AT ?? "").split(":");
let left = Number(times);
if (point)
  subscribe("throughline.point", (reached) => {
    if (reached !== point || --left !== 0) return;
    writeSync(2, `ended at ${point}\n`);
    process.kill(process.pid, signal);
    // A signal may arrive a moment later, and no further effect may happen until then.
    if (signal === "SIGKILL") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
