import { setImmediate as turn } from "node:timers/promises";
import type { GiveWay } from "@throughline/model";

const longestMs = 30;

/** Asked between pieces of work: when the process did nothing else for a while, other work of it goes first. */
export function givingWay(): GiveWay {
  let since = performance.now();
  const others = async (): Promise<void> => {
    await turn();
    since = performance.now();
  };
  return () => (performance.now() - since < longestMs ? undefined : others());
}
