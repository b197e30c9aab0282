import type { CatalogAnswer, EventStats, FieldStats } from "@throughline/engine";
import { foldText, type PlannedEvent } from "@throughline/model";
import { ApiError } from "../../repo/api-error.ts";
import { pageSize } from "../../repo/cursor.ts";
import { holdsAddress, isPersonalField, maskAddresses, maskText } from "../../repo/masking.ts";
import { currentPlan } from "../../repo/planned-events.ts";
import type { Repo } from "../../repo/repo.ts";

export interface CatalogNode {
  readonly workspaceId: string;
  /** The events without their fields, which are counted only when they are asked for. */
  readonly counted: CatalogAnswer;
}

export interface EventNode {
  readonly workspaceId: string;
  readonly stats: EventStats;
  /** What the tracking plan says of it. */
  readonly planned?: PlannedEvent;
}

export interface FieldNode {
  readonly workspaceId: string;
  readonly stats: FieldStats;
  /** The event whose property it is; absent: of all. */
  readonly event?: string;
  /** The relation by which an event points to the record that has the field. */
  readonly through?: string;
  /** What the tracking plan says of the property. */
  readonly description?: string;
}

/** Does the event point to a product, an order or a campaign? What is known of people and accounts is offered as theirs. */
function pointsTo(own: readonly FieldStats[], of: FieldStats["of"]): boolean {
  if (of !== "product" && of !== "order" && of !== "campaign") return false;
  return own.some(({ name }) => name === `${of}Id`);
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

  #whole(): Promise<CatalogAnswer> {
    this.#answer ??= this.#repo.engine.catalog(this.#repo.workspace.id, this.#repo.scope);
    return this.#answer;
  }

  /** How often each event happened, without its properties. */
  events(): Promise<CatalogAnswer> {
    return this.#repo.engine.catalog(this.#repo.workspace.id, this.#repo.scope, "events");
  }

  async node(): Promise<CatalogNode> {
    return { workspaceId: this.#repo.workspace.id, counted: await this.events() };
  }

  /** Most frequent first; hidden ones only when they are asked for. */
  listed({ workspaceId, counted }: CatalogNode, includeHidden: boolean): readonly EventNode[] {
    const { entries } = currentPlan(this.#repo);
    return counted.events
      .map((stats): EventNode => {
        const planned = entries.get(foldText(stats.name));
        return { workspaceId, stats, ...(planned ? { planned } : {}) };
      })
      .filter(({ planned }) => includeHidden || !planned?.hidden);
  }

  kindOf({ stats }: EventNode): string {
    return eventKinds[stats.kind] ?? "event";
  }

  /**
   * What can be asked of this very event: its own properties, counted over its own rows, and the fields of the records
   * it points to, as `product.department`, counted over those records.
   */
  async propertiesOf({ workspaceId, stats: event, planned }: EventNode): Promise<readonly FieldNode[]> {
    const { events, fields } = await this.#whole();
    const counted = events.find(({ name }) => name === event.name)?.fields ?? [];
    const own = counted.map((stats): FieldNode => {
      const description = planned?.properties?.find(({ name }) => name === stats.name)?.description;
      return { workspaceId, stats, event: event.name, ...(description === undefined ? {} : { description }) };
    });
    const pointed = event.kind === 1 ? fields.filter(({ of, name }) => name !== "id" && pointsTo(counted, of)) : [];
    return [...own, ...pointed.map((stats) => ({ workspaceId, stats, through: stats.of }))];
  }

  /** The fields of everything, events taken together. */
  async fields({ workspaceId }: CatalogNode): Promise<readonly FieldNode[]> {
    return (await this.#whole()).fields.map((stats) => ({ workspaceId, stats }));
  }

  nameOf({ stats, through }: FieldNode): string {
    return through === undefined ? stats.name : `${through}.${stats.name}`;
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
    if (this.#repo.seesPersonalData) return stats.top;
    const mask = this.#hides(stats) ? maskText : maskAddresses;
    return stats.top.map(({ value, count }) => ({ value: mask(value), count }));
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
    const found = await this.#repo.values({
      of: stats.of,
      name: stats.name,
      limit,
      ...(search ? { search } : {}),
      ...(ofEvent ? { event: ofEvent } : {}),
    });
    return this.#repo.seesPersonalData ? found : found.filter(({ value }) => !holdsAddress(value));
  }

  #hides({ name }: FieldStats): boolean {
    return !this.#repo.seesPersonalData && isPersonalField(name);
  }
}

const isMoney = (name: string): boolean => /amount|price|revenue|discount|total|value$/i.test(name);
