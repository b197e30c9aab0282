import type { CatalogAnswer, EventStats, FieldStats } from "@throughline/engine";
import { ApiError } from "../../repo/api-error.ts";
import { pageSize } from "../../repo/cursor.ts";
import { isPersonalField, maskText } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";

export interface CatalogNode {
  readonly workspaceId: string;
  readonly answer: CatalogAnswer;
}

export interface EventNode {
  readonly workspaceId: string;
  readonly stats: EventStats;
}

export interface FieldNode {
  readonly workspaceId: string;
  readonly stats: FieldStats;
  /** The event whose property it is; absent: of all. */
  readonly event?: string;
}

type Top = FieldStats["top"][number];

const eventKinds = ["event", "business", "message"] as const;

/** What the workspace's data is made of: names, types, counts, fill and values, within the scope. */
export class CatalogService {
  readonly #repo: Repo;
  #answer: Promise<CatalogAnswer> | undefined;

  constructor(repo: Repo) {
    this.#repo = repo;
  }

  answer(): Promise<CatalogAnswer> {
    this.#answer ??= this.#repo.engine.catalog(this.#repo.workspace.id, this.#repo.scope);
    return this.#answer;
  }

  async node(): Promise<CatalogNode> {
    return { workspaceId: this.#repo.workspace.id, answer: await this.answer() };
  }

  kindOf({ stats }: EventNode): string {
    return eventKinds[stats.kind] ?? "event";
  }

  /** The properties that this very event has, counted over its own rows. */
  propertiesOf({ workspaceId, stats: event }: EventNode): readonly FieldNode[] {
    return event.fields.map((stats) => ({ workspaceId, stats, event: event.name }));
  }

  typeOf({ stats }: FieldNode): string {
    const { letters } = stats;
    if (letters.includes("l")) return "list";
    if (letters.includes("n") && letters.includes("s")) return "mixed";
    if (letters.includes("t")) return "instant";
    if (letters.includes("s")) return "text";
    if (letters.includes("b")) return letters.length === 1 ? "boolean" : "mixed";
    if (isMoney(stats.name) && letters.includes("d")) return "money";
    return "number";
  }

  /** Roles that see people's addresses masked see them masked here too, and cannot search among them. */
  shown({ stats }: FieldNode): readonly Top[] {
    return this.#hides(stats) ? stats.top.map(({ value, count }) => ({ value: maskText(value), count })) : stats.top;
  }

  async values(
    { stats, event }: FieldNode,
    request: {
      search?: string | null | undefined;
      event?: string | null | undefined;
      first?: number | null | undefined;
    },
  ): Promise<readonly Top[]> {
    const limit = pageSize(request.first, 20);
    const ofEvent = request.event ?? event;
    const search = request.search?.trim();
    if (search && search.length > 200) throw new ApiError("BAD_INPUT", "Search for at most 200 characters.");
    if (this.#hides(stats)) return [];
    return this.#repo.values({
      of: stats.of,
      name: stats.name,
      limit,
      ...(search ? { search } : {}),
      ...(ofEvent ? { event: ofEvent } : {}),
    });
  }

  #hides({ name }: FieldStats): boolean {
    return !this.#repo.seesPersonalData && isPersonalField(name);
  }
}

const isMoney = (name: string): boolean => /amount|price|revenue|discount|total|value$/i.test(name);
