import { monitorEventLoopDelay } from "node:perf_hooks";

const windowMs = 5_000;
const resolutionMs = 5;

/**
 * Measures how late the event loop is. Answers the 99th percentile in milliseconds, rounded to a tenth, of the window of
 * five seconds that runs and of the one before it, whichever is worse.
 */
export function watchEventLoop(): () => number {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  let before = 0;
  // What is recorded is the time between two turns of a timer: its own period is no delay.
  const now = (): number => Math.max(0, delay.percentile(99) / 1e6 - resolutionMs);
  setInterval(() => {
    before = now();
    delay.reset();
  }, windowMs).unref();
  return () => Math.round(10 * Math.max(before, delay.count > 0 ? now() : 0)) / 10;
}
