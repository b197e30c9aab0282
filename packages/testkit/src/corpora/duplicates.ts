import { type Random, seeded, whole } from "./seeded.ts";
import { sized } from "./size.ts";

/** One delivery of messages, by their numbers. */
export interface Delivery {
  /** The messages of one batch, in its order; a number may be in it twice. */
  readonly batch: readonly number[];
  /** How many connections send this batch at once. */
  readonly atOnce: number;
  /** The receiver is killed and started again after this delivery. */
  readonly kill: boolean;
  /** Days that pass before this delivery. */
  readonly daysLater: number;
}

/** How `messages` different messages arrive, some of them again and again: each must count once. */
export interface DuplicateSchedule {
  readonly seed: string;
  readonly messages: number;
  readonly deliveries: readonly Delivery[];
}

function scheduleOf(seed: string): DuplicateSchedule {
  const random = seeded(seed);
  const messages = 5 + whole(random, 20);
  const first = shuffled(
    random,
    Array.from({ length: messages }, (_, at) => at),
  );
  const again = first.filter(() => random() < 0.25);
  const order = shuffled(random, [...first, ...again]);
  const deliveries: Delivery[] = [];
  for (let at = 0; at < order.length; ) {
    const size = 1 + whole(random, 8);
    deliveries.push(delivery(random, order.slice(at, at + size)));
    at += size;
  }
  return { seed, messages, deliveries };
}

function delivery(random: Random, batch: readonly number[]): Delivery {
  return {
    batch: random() < 0.2 ? [...batch, ...batch.slice(0, 1)] : batch,
    atOnce: random() < 0.2 ? 8 : 1,
    kill: random() < 0.05,
    daysLater: random() < 0.03 ? 400 : 0,
  };
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** C5: 1,000 duplicate schedules (100 without `FULL=1`): in a batch, across batches, 8 at once, across a kill, years later. */
export function duplicateSchedules(): readonly DuplicateSchedule[] {
  return Array.from({ length: sized(1000) }, (_, at) => scheduleOf(`C5 ${at}`));
}
