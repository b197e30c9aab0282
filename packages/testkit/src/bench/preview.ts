import type { Engine } from "@throughline/engine";
import { type Clock, type Condition, estimateSize, linesOf, setCounts } from "@throughline/model";
import { previewDefinitions } from "./preview-definitions.ts";
import { ask, clock, numbers } from "./product-questions.ts";
import { timed, type Work } from "./work.ts";

/** One definition: the exact preview with all counts of its lines, that with one line changed, and the estimate. */
export interface Preview {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly cold: Work;
  readonly edited: Work;
  readonly estimate: { readonly size: number; readonly margin: number; readonly work: Work };
}

const rounds = 3;

/** Each definition asked several times, never at the same instant, so that no window is answered from what was kept. */
export async function measurePreviews(engine: Engine): Promise<readonly Preview[]> {
  const previews: Preview[] = [];
  for (let round = 0; round < rounds; round++)
    for (const [name, where] of Object.entries(previewDefinitions)) {
      const at: Clock = { ...clock, now: clock.now - previews.length };
      const cold = await timed(() => sizesOf(engine, where, at));
      const edited = await timed(() => sizesOf(engine, withOneMore(where), at));
      const plans = { ...at, now: at.now - 60_000 };
      const estimate = await timed(() => estimateSize({ unit: "customer", where }, plans, (plan) => ask(engine, plan)));
      const { size, margin } = estimate.result;
      const looked = { size, margin, work: estimate.work };
      previews.push({ name, sizes: cold.result, cold: cold.work, edited: edited.work, estimate: looked });
    }
  return previews;
}

async function sizesOf(engine: Engine, where: Condition, at: Clock): Promise<readonly number[]> {
  const asked = linesOf({ unit: "customer", where }).flatMap(({ so, alone }) => [so.where, alone.where]);
  return numbers(await ask(engine, setCounts("customer", [where, ...asked], at)), "size");
}

function withOneMore(where: Condition): Condition {
  const line: Condition = { did: { event: "share", op: ">=", value: 2, window: { last: "P60D" } } };
  return { all: [...("all" in where ? where.all : [where]), line] };
}

export function previewLines(previews: readonly Preview[]): readonly string[] {
  const figures = (of: (preview: Preview) => Work) => {
    const [wall, cpu] = (["seconds", "cpuSeconds"] as const).map((name) => previews.map((p) => of(p)[name] * 1_000));
    return `wall p50 ${at(wall, 0.5)}, p95 ${at(wall, 0.95)} ms; CPU p50 ${at(cpu, 0.5)}, p95 ${at(cpu, 0.95)} ms`;
  };
  return [
    `preview, every line counted, nothing kept (${previews.length} of 3 to 6 lines): ${figures(({ cold }) => cold)}`,
    `the same with one line more, the others kept: ${figures(({ edited }) => edited)}`,
    `estimate: ${figures(({ estimate }) => estimate.work)}`,
    ...previews
      .slice(0, previews.length / rounds)
      .map(({ name, sizes, estimate }) => `  ${name}: ${sizes[0]}, estimated ${estimate.size} ± ${estimate.margin}`),
  ];
}

function at(values: readonly number[] = [], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(0);
}
