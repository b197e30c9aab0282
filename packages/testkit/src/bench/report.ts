import { type Preview, previewLines } from "./preview.ts";
import { type Ratio, ratioLine } from "./ratios.ts";
import type { Comparison } from "./side-by-side.ts";
import type { Work } from "./work.ts";

export interface BenchReport {
  readonly node: string;
  readonly cores: number;
  readonly cpu: string;
  readonly seed: number;
  readonly events: number;
  readonly fill: Work;
  readonly comparisons: readonly Comparison[];
  readonly growth: Readonly<Record<string, number>>;
  readonly previews: readonly Preview[];
  readonly ratios: readonly Ratio[];
  /** Whether there was a MySQL server to compare with. */
  readonly mysql: boolean;
  readonly stores: StoreRates;
  readonly rowStore: RowStoreRatio;
}

/** Through the embedded stores, at the smaller size. */
export interface StoreRates {
  readonly messages: number;
  readonly import: Work;
  readonly sync: Work;
}

/** The trend question in SQL on the row store, beside the product's answer to it. */
export interface RowStoreRatio {
  readonly events: number;
  readonly equal: boolean;
  readonly rowStoreCpuMs: number;
  readonly productCpuMs: number;
  readonly ratio: number | null;
}

/** The report as lines for a terminal. */
export function reportLines(report: BenchReport): readonly string[] {
  const { stores, rowStore, fill } = report;
  return [
    `Node ${report.node}, ${report.cores} cores (${report.cpu}), seed ${report.seed}`,
    "",
    "CPU ms are of all threads; ratio = product : frozen pass, pass measured before and after.",
    ...report.comparisons.map(comparisonLine),
    "timeline is too small for its ratio to mean anything: judge its milliseconds.",
    "",
    ...Object.entries(report.growth).map(([question, power]) => `growth ${question}: events^${power.toFixed(2)}`),
    "",
    ...previewLines(report.previews),
    "",
    ...report.ratios.map(ratioLine),
    "",
    `fill the engine directly: ${rate(report.events, fill)}`,
    `import through SQLite stores: ${rate(stores.messages, stores.import)}`,
    `sync from SQLite stores: ${rate(stores.messages, stores.sync)}`,
    "",
    `trend in SQL on SQLite, ${rowStore.events} events: ${rowStore.rowStoreCpuMs.toFixed(0)} ms CPU, product ` +
      `${rowStore.productCpuMs.toFixed(1)} ms: ${rowStore.ratio === null ? "answers differ, no ratio" : `${rowStore.ratio.toFixed(1)}x`}`,
    ...(report.mysql ? [] : ["not run: segments in MySQL (no MYSQL_URL, and no ENGINES_START to start one)"]),
    "not run: trends in MySQL and MongoDB; runs and delta against a compacted file; concurrent clients.",
  ];
}

function comparisonLine(c: Comparison): string {
  const answer = c.equal ? "same answer" : "DIFFERENT ANSWER";
  const ratio = c.ratio === null ? "no ratio" : `ratio ${c.ratio.toFixed(2)}`;
  const passes = c.passCpuMs.map((ms) => ms.toFixed(ms < 1 ? 4 : 1)).join("/");
  const note = c.unsteady ? ", unsteady: the machine was busy" : "";
  return `${c.question} at ${c.events}: ${answer}, ${c.productCpuMs.toFixed(1)} ms (wall ${c.productWallMs.toFixed(1)}) : ${passes} ms, ${ratio}${note}`;
}

function rate(rows: number, { seconds, cpuSeconds }: Work): string {
  return `${Math.round(rows / seconds)} a second, ${Math.round(rows / cpuSeconds)} a CPU second (${rows} in ${seconds.toFixed(1)} s)`;
}
