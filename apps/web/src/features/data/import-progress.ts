export interface JobProgress {
  readonly state: string;
  readonly linesDone: number;
  readonly startedAt: string;
  readonly updatedAt: string;
}

export function isUnderWay(state: string): boolean {
  return state === "running" || state === "queued" || state === "pending";
}

/** Lines a second from the job's start to its last report; null before there is anything to divide by. */
export function linesPerSecond({ linesDone, startedAt, updatedAt }: JobProgress): number | null {
  const seconds = (Date.parse(updatedAt) - Date.parse(startedAt)) / 1000;
  return seconds > 0 && linesDone > 0 ? linesDone / seconds : null;
}
