import type { Plan } from "@throughline/query";
import { channelNames, namedId, rulesOf } from "../channel/channel-of.ts";
import type { Known } from "../conditions/history.ts";
import { column } from "../conditions/test/field-columns.ts";
import type { RunPlan } from "../run-plan.ts";
import { sessionsWithField } from "../session/decided-fields.ts";
import type { Clock } from "../time/clock.ts";
import { isIn } from "./field-plans.ts";
import { FieldTable } from "./field-table.ts";
import { numberIn, rowsOf, textIn } from "./rows.ts";
import { type Misses, Wanted } from "./wanted.ts";

type Decided = "channel" | "bounce";
const isDecided = (field: string): field is Decided => field === "channel" || field === "bounce";

/** Sessions: stored fields, and those that the workspace's rules decide when the question is asked. */
export class SessionTable {
  readonly #clock: Clock;
  readonly #stored: FieldTable;
  readonly #decided: Readonly<Record<Decided, Map<number, Known | undefined>>> = {
    channel: new Map(),
    bounce: new Map(),
  };
  readonly #wanted: Wanted<Decided>;

  constructor(clock: Clock, misses: Misses) {
    this.#clock = clock;
    this.#stored = new FieldTable({ relation: "sessions", key: "id" }, misses);
    this.#wanted = new Wanted(misses);
  }

  get wants(): boolean {
    return this.#wanted.any || this.#stored.wants;
  }

  read(id: number, field: string): Known | undefined {
    if (!isDecided(field)) return this.#stored.read(id, field);
    const known = this.#decided[field];
    if (!known.has(id)) this.#wanted.add(field, id);
    return known.get(id);
  }

  async load(run: RunPlan): Promise<void> {
    await this.#stored.load(run);
    const names = channelNames(rulesOf(this.#clock));
    const channels = new Map(names.map((name, i) => [namedId(i), name]));
    for (const [field, ids] of this.#wanted.take()) {
      for (const id of ids) this.#decided[field].set(id, undefined);
      for (const row of rowsOf(await run(this.#plan(field, ids)))) {
        const channel = numberIn(row, "channel");
        const named = channel === undefined ? undefined : (channels.get(channel) ?? textIn(row, "given"));
        this.#decided[field].set(numberIn(row, "id") ?? 0, field === "channel" ? named : row.get("bounce") === true);
      }
    }
  }

  #plan(field: Decided, ids: readonly number[]): Plan {
    const more = field === "channel" ? ["channel", "given"] : ["bounce"];
    return {
      project: { filter: sessionsWithField(field, "x", this.#clock), where: isIn(column("id", "x"), ids) },
      columns: Object.fromEntries(["id", ...more].map((name) => [name, column(name, "x")])),
      as: "decided",
    };
  }
}
