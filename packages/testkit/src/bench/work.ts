/** What a piece of work cost: wall time, and CPU of all threads of this process. */
export interface Work {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; work: Work }> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, work: { seconds: (performance.now() - started) / 1_000, cpuSeconds: (user + system) / 1e6 } };
}
