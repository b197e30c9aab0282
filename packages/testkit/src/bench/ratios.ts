import type { Measured, Passes } from "./passes.ts";

/** What the product costs beside another way to the same answer, in one process run. */
export interface Ratio {
  readonly question: string;
  readonly other: string;
  readonly events: number;
  readonly equal: boolean;
  readonly productCpuMs: number;
  readonly otherCpuMs: number;
  /** Product : other; null where the answers differ. */
  readonly ratio: number | null;
  /** At most so much is done, of so many events or more. */
  readonly bar: number;
  readonly barFrom: number;
}

interface Ways<T> extends Pick<Ratio, "question" | "other" | "events" | "bar" | "barFrom"> {
  readonly product: () => Promise<T>;
  readonly otherWay: () => Promise<T>;
  /** CPU of the other way where it is another process's; default: this process's. */
  readonly measureOther?: (run: () => Promise<T>) => Promise<Measured<T>>;
}

export async function ratioOf<T>(passes: Passes, ways: Ways<T>): Promise<Ratio> {
  const { question, other, events, bar, barFrom, product, otherWay } = ways;
  const measured = await passes.measure(product);
  const besides = await (ways.measureOther ?? passes.measure)(otherWay);
  const equal = JSON.stringify(measured.result) === JSON.stringify(besides.result);
  const [productCpuMs, otherCpuMs] = [measured.cpu, besides.cpu];
  return {
    question,
    other,
    events,
    equal,
    productCpuMs,
    otherCpuMs,
    ratio: equal ? productCpuMs / otherCpuMs : null,
    bar,
    barFrom,
  };
}

export function ratioLine(of: Ratio): string {
  const { question, other, events, equal, ratio } = of;
  const figures = `${of.productCpuMs.toFixed(2)} ms : ${of.otherCpuMs.toFixed(1)} ms of ${other}`;
  if (!equal || ratio === null) return `${question} at ${events}: DIFFERENT ANSWER, ${figures}`;
  return `${question} at ${events}: ${figures}, ratio ${ratio.toFixed(4)} (${barOf(of, ratio)})`;
}

function barOf({ events, bar, barFrom }: Ratio, ratio: number): string {
  if (events < barFrom) return `done at ${bar} of ${barFrom} events`;
  return ratio <= bar ? `done at ${bar}` : `done at ${bar}: MISSED`;
}
