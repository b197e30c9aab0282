import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Engine } from "@throughline/engine";
import { filledEngine, heldRows } from "./fill-engine.ts";
import { mysqlRatios } from "./mysql-ratios.ts";
import { type Passes, type ReferenceColumns, referencePasses } from "./passes.ts";
import { measurePreviews } from "./preview.ts";
import { askTrend, runOn } from "./product-questions.ts";
import { compareQuestions } from "./questions.ts";
import type { Ratio } from "./ratios.ts";
import { referenceData, SEED, sizeOf } from "./reference-data.ts";
import { referenceRows } from "./reference-rows.ts";
import type { BenchReport, RowStoreRatio } from "./report.ts";
import { rowStore } from "./row-store.ts";
import { sameNumbers } from "./same-numbers.ts";
import { overlapRatio, promotedRatio, refreshRatio } from "./segment-ratios.ts";
import { growth } from "./side-by-side.ts";
import { throughStores } from "./through-stores.ts";

export interface BenchOptions {
  /** Events of the large size. */
  readonly events: number;
  /** Events of the small size, which goes through the stores. */
  readonly storeEvents: number;
  /** Folder where generated reference data are kept or found; absent = made anew and removed. */
  readonly reference?: string;
  /** A MySQL server of this machine to compare with; absent: that comparison is not run. */
  readonly mysql?: string;
  readonly say: (line: string) => void;
}

/** The whole bench; everything it makes is removed, but for `reference`. */
export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), "throughline-bench-"));
  try {
    const passes = await referencePasses();
    const small = await smallSize(passes, folder, options);
    const large = await largeSize(passes, folder, options);
    const pairs = small.comparisons.flatMap((one) => {
      const other = large.comparisons.find((candidate) => candidate.question === one.question);
      return other ? [[one.question, growth(one, other)] as const] : [];
    });
    return {
      node: process.version,
      cores: availableParallelism(),
      cpu: cpus()[0]?.model ?? "unknown",
      seed: SEED,
      events: large.events,
      fill: large.fill,
      comparisons: [...small.comparisons, ...large.comparisons],
      growth: Object.fromEntries(pairs),
      previews: large.previews,
      ratios: [...small.ratios, ...large.ratios],
      mysql: options.mysql !== undefined,
      stores: small.stores,
      rowStore: small.rowStore,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Prepared {
  readonly data: ReferenceColumns;
  readonly directory: string;
  readonly connection: DuckDBConnection;
  close(): void;
}

async function prepare(passes: Passes, parent: string, events: number, reference?: string): Promise<Prepared> {
  const directory = referenceData(reference ?? parent, sizeOf(events));
  const instance = await DuckDBInstance.create(join(parent, `reference-${events}.duckdb`));
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { data: await passes.load(connection, directory), directory, connection, close };
}

/** The other ways are so slow that they are only asked at this size. */
const mostBeside = 3_000_000;

async function smallSize(passes: Passes, parent: string, options: BenchOptions) {
  const { events, storeEvents, reference, say } = options;
  say(`${storeEvents} events: generate, import and sync through SQLite stores`);
  const { data, directory, connection, close } = await prepare(passes, parent, storeEvents, reference);
  const rows = await referenceRows(connection, directory);
  const folder = join(parent, "stores");
  mkdirSync(folder);
  const through = await throughStores(folder, rows);
  try {
    const comparisons = await compareQuestions(passes, data, through.engine);
    const ratio = await againstRowStore(passes, data, through.engine, through.documentsFile);
    const { messages, import: imported, sync } = through;
    const prepared = { data, directory, connection };
    const ratios = events > mostBeside ? await besideOthers(passes, prepared, through.engine, options) : [];
    return { comparisons, ratios, rowStore: ratio, stores: { messages, import: imported, sync } };
  } finally {
    await through.close();
    close();
  }
}

async function largeSize(passes: Passes, parent: string, options: BenchOptions) {
  const { events, reference, say } = options;
  say(`${events} events: generate and fill the engine`);
  const { data, directory, connection, close } = await prepare(passes, parent, events, reference);
  const { engine, work } = await filledEngine(join(parent, "direct"), passes, directory, heldRows(data));
  try {
    say("trend, population, timeline");
    const comparisons = await compareQuestions(passes, data, engine);
    say("previews, estimates, overlap");
    const previews = await measurePreviews(engine);
    const prepared = { data, directory, connection };
    const others = events > mostBeside ? [] : await besideOthers(passes, prepared, engine, options);
    const ratios = [await overlapRatio(passes, data, engine, connection), ...others];
    return { events: data.n, fill: work, comparisons, previews, ratios };
  } finally {
    await engine.close();
    close();
  }
}

async function besideOthers(
  passes: Passes,
  { data, directory, connection }: Omit<Prepared, "close">,
  engine: Engine,
  { mysql, say }: BenchOptions,
): Promise<readonly Ratio[]> {
  say(`${data.n} events: JSON, 200 segments, MySQL`);
  const ratios = [
    await promotedRatio(passes, data, engine, connection, directory),
    await refreshRatio(passes, data, engine),
  ];
  return mysql === undefined ? ratios : [...ratios, ...(await mysqlRatios(mysql, passes, data, engine))];
}

async function againstRowStore(
  passes: Passes,
  data: ReferenceColumns,
  engine: Engine,
  documentsFile: string,
): Promise<RowStoreRatio> {
  const store = rowStore(documentsFile);
  try {
    const run = runOn(engine);
    const cells = new Int32Array(passes.DAYS * passes.CHANNELS.length);
    for (const { day, channel, events } of store.trend())
      cells[(day - passes.T0 / passes.DAY) * passes.CHANNELS.length + passes.CHANNELS.indexOf(channel)] = events;
    const equal = sameNumbers(cells, passes.trend(data, passes.T0, passes.DAYS));
    const product = await passes.measure(() => askTrend(run));
    const sql = await passes.measure(() => store.trend());
    const ratio = equal ? sql.cpu / product.cpu : null;
    return { events: data.n, equal, rowStoreCpuMs: sql.cpu, productCpuMs: product.cpu, ratio };
  } finally {
    store.close();
  }
}
