import type { Relation, Unit } from "../conditions/condition.ts";
import type { RunPlan } from "../run-plan.ts";
import type { ActsRead } from "./acts-read.ts";
import { numberIn, type Row, rowsOf, textIn } from "./rows.ts";
import { TooMuchToRead } from "./too-much.ts";
import {
  beginningsPlan,
  eventNamesPlan,
  eventsPlan,
  identifiersPlan,
  membershipsPlan,
  recordsPlan,
  spellsPlan,
  statementsPlan,
} from "./unit-plans.ts";
import { type Misses, Wanted } from "./wanted.ts";

/** What is read of a unit as a list of rows; lines of orders are among its events. */
export type List =
  | "ids"
  | "begins"
  | "members"
  | "events"
  | "spells"
  | "statements"
  | Exclude<Relation, "contacts" | "accounts" | "lines">;

/** One list for all that is not known yet: what is made of a list is kept with it. */
const unknown: readonly Row[] = [];

/** Lists of rows of some units of one sort, read when somebody asked for them. */
export class UnitFacts {
  readonly #unit: Unit;
  readonly #acts: ActsRead;
  readonly #most: number;
  readonly #known = new Map<List, Map<number, readonly Row[]>>();
  readonly #wanted: Wanted<List>;

  constructor(unit: Unit, acts: ActsRead, most: number, misses: Misses) {
    this.#unit = unit;
    this.#acts = acts;
    this.#most = most;
    this.#wanted = new Wanted(misses);
  }

  get wants(): boolean {
    return this.#wanted.any;
  }

  read(id: number, list: List): readonly Row[] {
    const known = this.#known.get(list)?.get(id);
    if (known) return known;
    this.#wanted.add(list, id);
    return unknown;
  }

  /** Throws TooMuchToRead. */
  async load(run: RunPlan): Promise<void> {
    for (const [list, ids] of this.#wanted.take()) {
      const known = this.#known.get(list) ?? new Map<number, readonly Row[]>();
      const found = Map.groupBy(await this.#rows(list, ids, run), (row) => numberIn(row, "unit") ?? 0);
      for (const id of ids) known.set(id, found.get(id) ?? []);
      this.#known.set(list, known);
    }
  }

  async #rows(list: List, ids: readonly number[], run: RunPlan): Promise<readonly Row[]> {
    if (ids.length > this.#most) throw new TooMuchToRead("people", this.#most);
    if (list === "ids") return rowsOf(await run(identifiersPlan(this.#unit, ids)));
    if (list === "begins") return rowsOf(await run(beginningsPlan(this.#unit, ids)));
    if (list === "members")
      return within(rowsOf(await run(membershipsPlan(this.#unit, ids, this.#most + 1))), "people", this.#most);
    if (list === "events") return this.#events(ids, run);
    if (list === "spells")
      return within(rowsOf(await run(spellsPlan(this.#unit, ids, this.#most + 1))), "records", this.#most);
    if (list === "statements")
      return within(rowsOf(await run(statementsPlan(ids, this.#acts.traits, this.#most + 1))), "acts", this.#most);
    const found = rowsOf(await run(recordsPlan(list, this.#unit, ids, this.#most + 1)));
    return within(found, "records", this.#most);
  }

  /** In the order of events, each with its `name`. */
  async #events(ids: readonly number[], run: RunPlan): Promise<readonly Row[]> {
    if (this.#acts.names.length === 0) return [];
    const frame = await run(eventsPlan(this.#unit, ids, this.#acts, this.#most + 1));
    const kinds = within(rowsOf(frame), "acts", this.#most).map((row) => numberIn(row, "event") ?? 0);
    const named = kinds.length === 0 ? [] : rowsOf(await run(eventNamesPlan([...new Set(kinds)])));
    const names = new Map(named.map((row) => [numberIn(row, "id") ?? 0, textIn(row, "name")]));
    const name = { name: "name", type: "text", values: kinds.map((kind) => names.get(kind) ?? "") } as const;
    return rowsOf({ ...frame, columns: [...frame.columns, name] }).toReversed();
  }
}

function within(rows: readonly Row[], what: TooMuchToRead["what"], most: number): readonly Row[] {
  if (rows.length > most) throw new TooMuchToRead(what, most);
  return rows;
}
