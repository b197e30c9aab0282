import type { Known } from "../conditions/history.ts";
import type { RunPlan } from "../run-plan.ts";
import { elementsPlan, type Table, textsPlan, valuesPlan } from "./field-plans.ts";
import { numberIn, type Row, rowsOf, textIn } from "./rows.ts";
import { type Misses, Wanted } from "./wanted.ts";

/** Fields of a relation's rows, read when somebody asked for them; until then they are missing and remembered as wanted. */
export class FieldTable {
  readonly #table: Table;
  readonly #known = new Map<string, Map<number, Known | undefined>>();
  readonly #wanted: Wanted<string>;

  constructor(table: Table, misses: Misses) {
    this.#table = table;
    this.#wanted = new Wanted(misses);
  }

  get wants(): boolean {
    return this.#wanted.any;
  }

  read(id: number, field: string): Known | undefined {
    const known = this.#known.get(field);
    if (known?.has(id)) return known.get(id);
    this.#wanted.add(field, id);
    return undefined;
  }

  async load(run: RunPlan): Promise<void> {
    const wanted = this.#wanted.take();
    if (wanted.length === 0) return;
    const fields = wanted.map(([field]) => field);
    const ids = [...new Set(wanted.flatMap(([, some]) => some))];
    const rows = rowsOf(await run(valuesPlan(this.#table, ids, fields)));
    const texts = await this.#texts(run, rows, fields);
    for (const field of fields) {
      const known = this.#known.get(field) ?? new Map<number, Known | undefined>(ids.map((id) => [id, undefined]));
      for (const id of ids) if (!known.has(id)) known.set(id, undefined);
      const listed = rows.filter((row) => row.get(`l:${field}`) === true).map((row) => numberIn(row, "key") ?? 0);
      const lists = await this.#lists(run, field, listed);
      for (const row of rows) {
        const id = numberIn(row, "key") ?? 0;
        known.set(id, lists.get(id) ?? valueIn(row, field, texts));
      }
      this.#known.set(field, known);
    }
  }

  async #texts(run: RunPlan, rows: readonly Row[], fields: readonly string[]): Promise<ReadonlyMap<number, string>> {
    const ids = new Set(rows.flatMap((row) => fields.flatMap((field) => numberIn(row, `s:${field}`) ?? [])));
    if (ids.size === 0) return new Map();
    const found = rowsOf(await run(textsPlan([...ids])));
    return new Map(found.map((row) => [numberIn(row, "id") ?? 0, textIn(row, "display")]));
  }

  async #lists(run: RunPlan, field: string, ids: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
    if (ids.length === 0) return new Map();
    const found = Map.groupBy(
      rowsOf(await run(elementsPlan(this.#table, ids, field))),
      (row) => numberIn(row, "key") ?? 0,
    );
    return new Map(ids.map((id) => [id, (found.get(id) ?? []).map((row) => textIn(row, "display"))]));
  }
}

/** An instant that no text tells is given as its ISO form. */
function valueIn(row: Row, field: string, texts: ReadonlyMap<number, string>): Known | undefined {
  const text = numberIn(row, `s:${field}`);
  if (text !== undefined) return texts.get(text);
  const number = numberIn(row, `n:${field}`);
  if (number !== undefined) return number;
  const flag = row.get(`b:${field}`);
  if (typeof flag === "boolean") return flag;
  const t = numberIn(row, `t:${field}`);
  return t === undefined ? undefined : new Date(t).toISOString();
}
