import { addDays, dayOf, startOfDay } from "@throughline/model";
import DataLoader from "dataloader";
import { ApiError } from "../../repo/api-error.ts";
import { anyOf, call, col, filter, instant, notALine, scan } from "../../repo/expressions.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf } from "../../repo/rows.ts";

/** Events per local day, oldest first, ending with today. */
export interface Activity {
  readonly days: readonly string[];
  readonly events: readonly number[];
  readonly business: readonly number[];
}

interface ActivityRequest {
  readonly days?: number | null | undefined;
  readonly lines?: boolean | null | undefined;
}

interface Asked {
  readonly of: "customer" | "account";
  readonly id: number;
  readonly days: number;
  readonly lines: boolean;
}

export class ActivityService {
  readonly #repo: Repo;
  readonly #activity: DataLoader<Asked, Activity, string>;

  constructor(repo: Repo) {
    this.#repo = repo;
    this.#activity = new DataLoader((asked: readonly Asked[]) => this.#load(asked), {
      cacheKeyFn: ({ of, id, days, lines }) => `${of} ${id} ${days} ${lines}`,
    });
  }

  /** `lines`: does each line of an order count, or the order alone? */
  of(of: Asked["of"], id: number, request: ActivityRequest): Promise<Activity> {
    const length = request.days ?? 90;
    if (!Number.isInteger(length) || length < 1 || length > 400)
      throw new ApiError("BAD_INPUT", "days must be a whole number from 1 to 400.");
    return this.#activity.load({ of, id, days: length, lines: request.lines !== false });
  }

  async #load(asked: readonly Asked[]): Promise<Activity[]> {
    const groups = [...Map.groupBy(asked, ({ of, days, lines }) => `${of} ${days} ${lines}`).values()];
    const loaded = await Promise.all(groups.map((group) => this.#loadAlike(group)));
    const byQuestion = new Map(groups.flatMap((group, g) => group.map((one, i) => [one, loaded[g]?.[i]] as const)));
    return asked.map((one) => byQuestion.get(one) ?? { days: [], events: [], business: [] });
  }

  async #loadAlike(asked: readonly Asked[]): Promise<Activity[]> {
    const [first] = asked;
    if (!first) return [];
    const { clock } = this.#repo;
    const tomorrow = addDays(dayOf(clock.now, clock.zone), 1);
    const from = addDays(tomorrow, -first.days);
    const days = Array.from({ length: first.days }, (_, day) => addDays(from, day));
    const bounds = [...days, tomorrow].map((day) => startOfDay(day, clock.zone));
    const ids = asked.map(({ id }) => id);
    const rows = await this.#repo.rows({
      aggregate: filter(
        scan("events"),
        anyOf(col(first.of), ids, "integer"),
        call(">=", col("t"), instant(bounds[0] ?? 0)),
        call("<", col("t"), instant(bounds.at(-1) ?? 0)),
        ...(first.lines ? [] : [notALine]),
      ),
      by: { of: col(first.of), day: { bucket: col("t"), bounds }, kind: col("kind") },
      measures: { n: { fn: "count" } },
      as: "counted",
    });
    const byOwner = Map.groupBy(rows, (row) => numberOf(row, "of"));
    return ids.map((id) => {
      const events = days.map(() => 0);
      const business = days.map(() => 0);
      for (const row of byOwner.get(id) ?? []) {
        const [day, n] = [numberOf(row, "day"), numberOf(row, "n")];
        events[day] = (events[day] ?? 0) + n;
        if (numberOf(row, "kind") === 1) business[day] = (business[day] ?? 0) + n;
      }
      return { days, events, business };
    });
  }
}
