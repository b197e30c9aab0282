import type { Frame, FrameColumn, Plan } from "@throughline/query";
import type { World } from "../world.ts";
import { WorldTables } from "../world-tables.ts";
import { ClickhouseTables } from "./clickhouse-tables.ts";

/** One world in both engines: every plan runs on both, which must give the same. */
export class Twins {
  readonly #duck: WorldTables;
  readonly #click: ClickhouseTables;
  /** How many plans ran, and how many rows they gave. */
  plans = 0;
  rows = 0;

  private constructor(duck: WorldTables, click: ClickhouseTables) {
    this.#duck = duck;
    this.#click = click;
  }

  /** `home` has chdb in its `node_modules`. */
  static async open(home: string): Promise<Twins> {
    return new Twins(await WorldTables.open(), await ClickhouseTables.open(home));
  }

  close(): void {
    this.#duck.close();
    this.#click.close();
  }

  async fill(world: World): Promise<void> {
    await this.#duck.fill(world);
    this.#click.fill(world);
  }

  /** DuckDB's answer. Throws where ClickHouse has another; the order of rows counts where the plan has one. */
  async run(plan: Plan): Promise<Frame> {
    const [duck, click] = [await this.#duck.run(plan), await this.#click.run(plan)];
    const [expected, found] = [duck, click].map((frame) => linesOf(frame, "sort" in plan));
    if (JSON.stringify(found) !== JSON.stringify(expected))
      throw new Error(`ClickHouse differs: ${JSON.stringify({ plan, expected, found })}`);
    this.plans += 1;
    this.rows += duck.rows;
    return duck;
  }

  async numbers(plan: Plan, column: string): Promise<number[]> {
    const frame = await this.run(plan);
    return Array.from(frame.columns.find((c) => c.name === column)?.values ?? [], Number);
  }
}

function linesOf({ rows, columns }: Frame, ordered: boolean): readonly string[] {
  const lines = Array.from({ length: rows }, (_, i) => JSON.stringify(columns.map((column) => rounded(column, i))));
  return ordered ? lines : lines.sort();
}

/** Sums and quantiles of doubles are reckoned in another order; the zeros that end a decimal are written by some. */
function rounded({ values, type }: FrameColumn, row: number): unknown {
  const value = values[row] ?? null;
  if (value === null) return null;
  if (type === "number") return Number(Number(value).toPrecision(12)) + 0;
  return type === "decimal" ? Number(value) : value;
}
