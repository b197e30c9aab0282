import type { FieldStats } from "@throughline/engine";
import {
  actCountsPlan,
  asksFor,
  type Counted,
  type Difference,
  differences,
  foldText,
  type Measured,
  momentsPlan,
  type Pair,
  type Population,
  type Problem,
  pairSizesPlan,
  type Unit,
  valueCountsPlan,
  whoDiffers,
} from "@throughline/model";
import type { PopulationNode, PopulationResult } from "../../nodes/population-node.ts";
import { holdsAddress, isPersonalField } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, numberOrNull, type Row, textOf } from "../../repo/rows.ts";

export interface ComparisonNode {
  readonly pair: Pair;
  readonly version: number;
  readonly workspaceId: string;
}

/** A difference, where it was found. */
export interface DifferenceNode extends Difference {
  readonly of: ComparisonNode;
  /** The field holds values of one sort only, so that who is counted can be said as a condition. */
  readonly plain: boolean;
}

export interface CompareResult {
  readonly comparison: ComparisonNode | null;
  readonly problems: readonly Problem[];
}

interface Populations {
  define(unit: Unit, where: unknown): Promise<PopulationResult>;
}

const fieldsRead = 12;
const mostValues = 200;
const sides = ["a", "b"] as const;

/** Two populations side by side: who is in which, and what they have and do more or less of. */
export class CompareService {
  readonly #repo: Repo;
  readonly #populations: Populations;

  constructor(repo: Repo, populations: Populations) {
    this.#repo = repo;
    this.#populations = populations;
  }

  async of(unit: Unit, given: { readonly a: unknown; readonly b: unknown }): Promise<CompareResult> {
    const [a, b] = await Promise.all(sides.map((side) => this.#populations.define(unit, given[side])));
    const problems = [a, b].flatMap((result, i) =>
      (result?.problems ?? []).map((problem) => ({ ...problem, path: [sides[i] ?? "", ...problem.path] })),
    );
    if (problems.length > 0 || !a?.population || !b?.population) return { comparison: null, problems };
    const { version } = await this.#repo.cut();
    const pair = { a: a.population.population, b: b.population.population };
    return { comparison: { pair, version, workspaceId: this.#repo.workspace.id }, problems: [] };
  }

  part(
    { pair: { a, b }, version, workspaceId }: ComparisonNode,
    part: "a" | "b" | "both" | "onlyA" | "onlyB",
  ): PopulationNode {
    const { unit } = a;
    const parts: Readonly<Record<typeof part, Population>> = {
      a,
      b,
      both: { unit, where: { all: [a.where, b.where] } },
      onlyA: { unit, where: { all: [a.where, { not: b.where }] } },
      onlyB: { unit, where: { all: [b.where, { not: a.where }] } },
    };
    return { workspaceId, version, at: this.#repo.clock.now, population: parts[part] };
  }

  async differences(of: ComparisonNode): Promise<readonly DifferenceNode[]> {
    const { pair, version } = of;
    const { clock } = this.#repo;
    const rows = (plan: Parameters<Repo["rows"]>[0]) => this.#repo.rows(plan, version);
    const { texts, numbers, events } = await this.#catalog(pair.a.unit);
    const titles = new Map(events.map(({ name }) => [foldText(name), name]));
    const [[sizes], acts, values, moments] = await Promise.all([
      rows(pairSizesPlan(pair, clock)),
      rows(actCountsPlan(pair, clock)).then((found) =>
        found.map((row) => {
          const folded = textOf(row, "value");
          return counted("act", titles.get(folded) ?? folded, null, row);
        }),
      ),
      Promise.all(
        texts.slice(0, fieldsRead).map(async ({ name }) => {
          const found = await rows(valueCountsPlan(pair, clock, name));
          return found.flatMap((row) => {
            const value = textOf(row, "value");
            return this.#repo.seesPersonalData || !holdsAddress(value) ? counted("trait", name, value, row) : [];
          });
        }),
      ),
      Promise.all(
        numbers.slice(0, fieldsRead).map(async ({ name }) => {
          const found = await rows(momentsPlan(pair, clock, name));
          return found.map((row) => measured(name, row));
        }),
      ),
    ]);
    if (!sizes) throw new Error("the plan of the sizes gave no row");
    const bySize = [numberOf(sizes, "a"), numberOf(sizes, "b")] as const;
    const found = differences(bySize, [...values.flat(), ...acts], moments.flat());
    return found.map((one) => ({ ...one, of, plain: isPlain(one, texts, numbers) }));
  }

  async fieldsLeft({ pair }: ComparisonNode): Promise<number> {
    const { texts, numbers } = await this.#catalog(pair.a.unit);
    return [texts, numbers].reduce((sum, { length }) => sum + Math.max(0, length - fieldsRead), 0);
  }

  /** Fields that can tell two populations apart, the fullest first. */
  async #catalog(unit: Unit) {
    const { fields, events } = await this.#repo.engine.catalog(this.#repo.workspace.id, this.#repo.scope);
    const texts = named(fields, unit, "s").filter(({ distinct }) => distinct > 1 && distinct <= mostValues);
    const numbers = named(fields, unit, "n").filter(({ distinct }) => distinct > 1);
    return { texts, numbers, events };
  }

  /** Who is counted on either side; null where no condition says just them. */
  people({ of, plain, ...difference }: DifferenceNode): readonly PopulationNode[] | null {
    const { a, b } = of.pair;
    const who = whoDiffers(difference, a.unit);
    const side = ({ unit, where }: Population): PopulationNode => ({
      workspaceId: of.workspaceId,
      version: of.version,
      at: this.#repo.clock.now,
      population: { unit, where: { all: [where, who] } },
    });
    return plain ? [side(a), side(b)] : null;
  }

  byDefinition({ of, ...difference }: DifferenceNode): boolean {
    const { a, b } = of.pair;
    return [a, b].some(({ unit, where }) => asksFor(where, difference, unit, this.#repo.clock.saved));
  }
}

const ofNumbers: ReadonlySet<string> = new Set(["n", "d"]);

/** "is" also finds a value among those of a list; "is set" finds any value. */
function isPlain({ kind, name }: Difference, texts: readonly FieldStats[], numbers: readonly FieldStats[]): boolean {
  // The star stands for every event.
  if (kind === "act") return name !== "*";
  if (kind === "trait") return !texts.find((field) => field.name === name)?.letters.includes("l");
  return numbers.find((field) => field.name === name)?.letters.every((letter) => ofNumbers.has(letter)) === true;
}

function named(fields: readonly FieldStats[], unit: Unit, letter: string): readonly FieldStats[] {
  return fields
    .filter(({ of, letters, name }) => of === unit && letters.includes(letter) && !isPersonalField(name))
    .toSorted((a, b) => b.fill - a.fill);
}

function counted(kind: Counted["kind"], name: string, value: string | null, row: Row): Counted {
  return { kind, name, value, count: [numberOf(row, "a"), numberOf(row, "b")] };
}

function measured(name: string, row: Row): Measured {
  const moments = (side: "a" | "b") => ({
    n: numberOf(row, `n${side}`),
    sum: numberOrNull(row, `sum${side}`) ?? 0,
    squares: numberOrNull(row, `squares${side}`) ?? 0,
  });
  return { name, moments: [moments("a"), moments("b")] };
}
