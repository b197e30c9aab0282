/** A clock that was set back by more was wrong before: receipts that wait for it would lie in the future for as long. */
const longestAheadMs = 60_000;

/**
 * Instants of receipt do not go back within a process when its clock is put right by a little. When it was set far back,
 * they follow it: an event that is placed at a receipt in the future counts nowhere until then.
 */
export function receiptClock(clock: () => number): () => number {
  let last = 0;
  return () => {
    const now = clock();
    last = last - now > longestAheadMs ? now : Math.max(last, now);
    return last;
  };
}
