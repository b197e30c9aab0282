import { setImmediate as turn } from "node:timers/promises";

const slice = 500;

/** Does `work` for each item, giving way to other work of the process every few hundred items. */
export async function giveWay<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
  for (let i = 0; i < items.length; i += slice) {
    for (const item of items.slice(i, i + slice)) work(item);
    await turn();
  }
}
