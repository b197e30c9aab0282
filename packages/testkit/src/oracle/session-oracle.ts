import type { World, WorldEvent } from "./world.ts";

export interface WorldSession {
  readonly customer: number;
  readonly startedAt: number;
  readonly events: readonly WorldEvent[];
}

const idle = 30 * 60_000;

/** Collected events by `context.sessionId`, else by customer with more than 30 minutes without an event between sessions. */
export function sessionsOf(world: World): WorldSession[] {
  const found: WorldSession[] = [];
  const collected = world.events
    .filter((e) => e.kind === 0 && e.customer !== null)
    .sort((a, b) => a.t - b.t || a.seq - b.seq);
  for (const customer of new Set(collected.map((e) => e.customer))) {
    const own = collected.filter((e) => e.customer === customer);
    const groups = new Map<string, WorldEvent[]>();
    let last: WorldEvent | undefined;
    let chain = 0;
    for (const event of own) {
      if (event.session === null) {
        if (last && event.t - last.t > idle) chain++;
        last = event;
      }
      const key = event.session === null ? `idle ${chain}` : `given ${event.session}`;
      groups.set(key, [...(groups.get(key) ?? []), event]);
    }
    for (const events of groups.values())
      found.push({ customer: customer ?? 0, startedAt: Math.min(...events.map((e) => e.t)), events });
  }
  return found;
}
