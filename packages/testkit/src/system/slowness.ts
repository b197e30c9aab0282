const sampleMs = 200;

/**
 * The limit in milliseconds for what took `tookMs`, as it holds on this machine now. Past the limit it is stretched by how
 * much longer work takes than the processor time that it gets: what runs beside the product is not judged with it.
 */
export function promised(limitMs: number, tookMs: number): number {
  if (tookMs < limitMs) return limitMs;
  const cpu = process.cpuUsage();
  const from = performance.now();
  while (performance.now() - from < sampleMs);
  const { user, system } = process.cpuUsage(cpu);
  return limitMs * Math.max(1, (performance.now() - from) / Math.max(1, (user + system) / 1000));
}
