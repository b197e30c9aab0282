import type { CatalogAnswer } from "@throughline/engine";
import { dayOf, figureWords, type TrendLine, type TrendQuery } from "@throughline/model";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { TrendNode, TrendSeriesNode } from "../../nodes/trend-node.ts";
import { currentPlan } from "../../repo/planned-events.ts";
import type { Repo } from "../../repo/repo.ts";
import { candidates } from "./candidates.ts";
import { changeOf } from "./change.ts";

export interface FindingNode {
  readonly key: string;
  readonly direction: "up" | "down" | "flat" | "warn";
  readonly title: string;
  readonly detail: string;
  readonly trend: TrendNode | null;
}

export interface TileNode {
  readonly key: string;
  readonly trend: TrendNode;
  readonly line: TrendLine;
}

export interface HomeNode {
  readonly workspaceId: string;
  readonly asOf: number;
  readonly findings: readonly FindingNode[];
  readonly tiles: readonly TileNode[];
}

interface Catalog {
  events(): Promise<CatalogAnswer>;
}

interface Trends {
  answer(query: TrendQuery): Promise<TrendNode>;
  finding(trend: TrendNode): string;
  people(series: TrendSeriesNode, which: Record<never, never>): Promise<PopulationNode | null>;
}

const mostFindings = 5;
const mostTiles = 4;
const quietDays = 3;
const dayMs = 86_400_000;

/** The workspace at a glance: what changed between two spans of 28 whole days, in words that the figures bear out. */
export class HomeService {
  readonly #repo: Repo;
  readonly #catalog: Catalog;
  readonly #trends: Trends;

  constructor(repo: Repo, services: { catalog: Catalog; trends: Trends }) {
    this.#repo = repo;
    this.#catalog = services.catalog;
    this.#trends = services.trends;
  }

  async brief({ includeInternal }: { readonly includeInternal: boolean }): Promise<HomeNode> {
    const catalog = await this.#catalog.events();
    const { entries } = currentPlan(this.#repo);
    const answered = await Promise.all(
      candidates(catalog, this.#repo.clock, entries).map(async ({ key, query }) => ({
        key,
        trend: await this.#trends.answer(includeInternal ? { ...query, includeInternal } : query),
      })),
    );
    const tiles = answered.flatMap(({ key, trend }) =>
      trend.answer.lines.slice(0, 1).map((line) => ({ key, trend, line })),
    );
    const changes = tiles.map((tile) => ({ tile, change: changeOf(...spans(tile.line)) }));
    const ranked = changes.toSorted((a, b) => b.change.weight - a.change.weight);
    const silence = this.#silence(Math.max(0, ...catalog.events.map(({ lastSeen }) => lastSeen)));
    const findings = ranked.map(({ tile, change }) => ({
      key: tile.key,
      direction: change.direction,
      title: change.direction === "flat" ? levelTitle(tile) : this.#trends.finding(tile.trend),
      detail: this.#detail(tile.trend),
      trend: tile.trend,
    }));
    return {
      workspaceId: this.#repo.workspace.id,
      asOf: catalog.cut.asOf,
      findings: [...silence, ...findings].slice(0, mostFindings),
      tiles: tiles.slice(0, mostTiles),
    };
  }

  /** The people behind a finding's total. */
  async people({ trend }: FindingNode): Promise<PopulationNode | null> {
    const [line] = trend?.answer.lines ?? [];
    return trend && line ? this.#trends.people({ trend, index: 0, line }, {}) : null;
  }

  #detail({ answer }: TrendNode): string {
    const { main, compare } = answer.periods;
    const days = (from: number, to: number): string => {
      const [first, last] = [this.#day(from), this.#day(to - 1)];
      return `${first.slice(-4) === last.slice(-4) ? first.slice(0, -5) : first} to ${last}`;
    };
    const span = days(main.from, main.to);
    return compare ? `${span}, against ${days(compare.from, compare.to)}.` : `${span}.`;
  }

  /** Figures that stand still because nothing arrives are not a change of the business. */
  #silence(lastSeen: number): readonly FindingNode[] {
    const days = Math.floor((this.#repo.clock.now - lastSeen) / dayMs);
    if (lastSeen === 0 || days < quietDays || this.#repo.workspace.demo) return [];
    const title = `No new data since ${this.#day(lastSeen)}`;
    const detail = `The newest event is ${days} days old, so the figures below end there.`;
    return [{ key: "silence", direction: "warn", title, detail, trend: null }];
  }

  #day(at: number): string {
    const day = dayOf(at, this.#repo.clock.zone);
    return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
      .format(Date.parse(`${day}T12:00:00Z`))
      .replace("Sept", "Sep");
  }
}

function spans(line: TrendLine): [readonly number[], readonly number[]] {
  const numbers = (values: readonly (number | null)[] | null): number[] => (values ?? []).map((value) => value ?? 0);
  return [numbers(line.values), numbers(line.compareValues)];
}

/** A difference that the days' own scatter explains is not called a rise or a fall. */
function levelTitle({ line }: TileNode): string {
  const words = (value: number | null): string => (value === null ? "no value" : figureWords(value, line.format));
  return `${line.label} within the usual variation: ${words(line.total)}, against ${words(line.compareTotal)}`;
}
