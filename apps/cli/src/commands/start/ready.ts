import { setTimeout as sleep } from "node:timers/promises";

const ASK_EVERY_MS = 100;
const ANSWER_WITHIN_MS = 5000;

/** One question to `/readyz`. */
async function isReady(url: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(`${url}/readyz`, { signal, headers: { connection: "close" } });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Waits until the product answers. False when `givenUp` says so or the time is over; true at once when it is ready. */
export async function waitUntilReady(url: string, withinMs: number, givenUp: () => boolean): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline && !givenUp()) {
    if (await isReady(url)) return true;
    await sleep(ASK_EVERY_MS);
  }
  return false;
}
