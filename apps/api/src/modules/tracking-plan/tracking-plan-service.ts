import {
  type CountedProperty,
  expectedAlways,
  foldText,
  type PlannedEvent,
  propertiesOf,
  propertyViolations,
  sentNamesPlan,
  sentValue,
  type ViolationKind,
  violationCountsPlan,
  violationSamplesPlan,
} from "@throughline/model";
import type { EventKey, Stores } from "@throughline/sources";
import { pageSize } from "../../repo/cursor.ts";
import { maskValue } from "../../repo/masking.ts";
import { type CurrentPlan, currentPlan } from "../../repo/planned-events.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, type Row, textOf } from "../../repo/rows.ts";
import type { ShownIds } from "../../repo/shown-ids.ts";
import type { JsonValue } from "../../schema/scalar-values.ts";

export interface TrackingPlanNode {
  readonly workspaceId: string;
  readonly current: CurrentPlan;
}

/** An event of the plan, or one that was sent without being in it. */
export interface PlanEventNode {
  readonly workspaceId: string;
  readonly current: CurrentPlan;
  readonly entry: PlannedEvent;
  readonly planned: boolean;
  /** Events sent under this very name; a merged one is counted here once more for itself. */
  readonly count: number;
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
}

/** How often an event differs from the plan in one way, of all events there are: a new plan is true of old events too. */
export interface PlanViolationNode {
  readonly event: PlanEventNode;
  readonly kind: ViolationKind;
  readonly of: CountedProperty | null;
  readonly count: number;
  readonly since: number;
  readonly last: number;
}

export interface PlanSampleNode {
  readonly source: string;
  readonly messageId: string;
  readonly timestamp: number;
  /** The value as it was sent, as JSON of at most 200 characters; null where it is missing. */
  readonly value: string | null;
}

const longestSample = 200;
const mostSamples = 5;

/** The plan beside what was really sent: counted by the engine when it is asked, never kept. */
export class TrackingPlanService {
  readonly #repo: Repo;
  readonly #stores: Stores;
  readonly #ids: ShownIds;
  #sent: Promise<ReadonlyMap<string, Row>> | undefined;

  constructor(repo: Repo, { stores }: { readonly stores: Stores }, { ids }: { readonly ids: ShownIds }) {
    this.#repo = repo;
    this.#stores = stores;
    this.#ids = ids;
  }

  node(): TrackingPlanNode {
    return { workspaceId: this.#repo.workspace.id, current: currentPlan(this.#repo) };
  }

  /** The plan's entries as it orders them, then what was sent and is not in it, most frequent first. */
  async events(
    { current }: TrackingPlanNode,
    { search, first }: { readonly search?: string | null | undefined; readonly first?: number | null | undefined },
  ): Promise<readonly PlanEventNode[]> {
    const wanted = foldText(search?.trim().slice(0, 200) ?? "");
    const sent = await this.#sentNames();
    const planned = current.plan.events.map((entry) =>
      this.#event(current, entry, sent.get(foldText(entry.name)), true),
    );
    const others = [...sent]
      .filter(([name]) => !current.entries.has(name))
      .map(([, row]) => this.#event(current, { name: textOf(row, "name") }, row, false))
      .toSorted((a, b) => b.count - a.count);
    return [...planned, ...others]
      .filter(({ entry: { name, label = "" } }) => `${foldText(name)}\n${foldText(label)}`.includes(wanted))
      .slice(0, pageSize(first, 100));
  }

  async event({ current }: TrackingPlanNode, name: string): Promise<PlanEventNode | null> {
    const row = (await this.#sentNames()).get(foldText(name));
    const entry = current.entries.get(foldText(name));
    if (entry) return this.#event(current, entry, row, true);
    return row ? this.#event(current, { name: textOf(row, "name") }, row, false) : null;
  }

  /** Events that the plan refused: they are dead letters, not events. */
  async refused(): Promise<number> {
    const documents = await this.#stores.documents(this.#repo.workspace.id);
    const counts = await documents.deadLetterCounts();
    return counts.filter(({ reason }) => reason === "trackingPlan").reduce((sum, { count }) => sum + count, 0);
  }

  async violations(event: PlanEventNode): Promise<readonly PlanViolationNode[]> {
    const { current, entry, planned, count, firstSeen, lastSeen } = event;
    if (count === 0 || firstSeen === null || lastSeen === null) return [];
    if (!planned) {
      if (current.plan.unknownEvents === "allow" || expectedAlways(entry.name)) return [];
      return [{ event, kind: "unknownEvent", of: null, count, since: firstSeen, last: lastSeen }];
    }
    const properties = await this.#counted(event);
    if (properties.length === 0) return [];
    const [row] = await this.#repo.rows(violationCountsPlan(entry.name, properties));
    return properties.flatMap((of, i) =>
      propertyViolations.flatMap((kind): readonly PlanViolationNode[] => {
        const found = row ? numberOf(row, `${kind}${i}`) : 0;
        if (!row || found === 0) return [];
        const [since, last] = [numberOf(row, `${kind}${i}First`), numberOf(row, `${kind}${i}Last`)];
        return [{ event, kind, of, count: found, since, last }];
      }),
    );
  }

  /** The newest events with a violation; values are masked for roles that see people's addresses masked. */
  async samples({ event, kind, of }: PlanViolationNode): Promise<readonly PlanSampleNode[]> {
    if (!of || kind === "unknownEvent") return [];
    const rows = await this.#repo.rows(violationSamplesPlan(event.entry.name, kind, of, mostSamples));
    const keys = rows.map((row): EventKey => ({ source: textOf(row, "source"), messageId: textOf(row, "key") }));
    const bodies = await this.#repo.reads.events(keys);
    const found = keys.flatMap(
      ({ source, messageId }) => bodies.find((body) => body.source === source && body.messageId === messageId) ?? [],
    );
    return Promise.all(
      found.map(async ({ source, messageId, timestamp, properties }) => {
        const value = this.#shown(of.property.name, sentValue(properties, of.property.name));
        return { source, messageId: await this.#ids.shown(messageId), timestamp, value };
      }),
    );
  }

  #shown(name: string, value: unknown): string | null {
    if (value === undefined) return null;
    const shown = this.#repo.seesPersonalData ? value : maskValue(name, value as JsonValue);
    return JSON.stringify(shown).slice(0, longestSample);
  }

  /** The expected properties, and for lists the fields of their objects, which the engine has in their place. */
  async #counted({ current, entry }: PlanEventNode): Promise<readonly CountedProperty[]> {
    const properties = propertiesOf(current.plan, entry);
    if (!properties.some(({ type }) => type === "list"))
      return properties.map((property) => ({ property, inside: [] }));
    const { fields } = await this.#repo.engine.catalog(this.#repo.workspace.id, this.#repo.scope);
    const names = fields.filter(({ of }) => of === "event").map(({ name }) => name);
    return properties.map((property) => ({
      property,
      inside: property.type === "list" ? names.filter((name) => name.startsWith(`${property.name}.`)).slice(0, 20) : [],
    }));
  }

  #sentNames(): Promise<ReadonlyMap<string, Row>> {
    this.#sent ??= this.#repo
      .rows(sentNamesPlan())
      .then((rows) => new Map(rows.map((row) => [textOf(row, "sent"), row])));
    return this.#sent;
  }

  #event(current: CurrentPlan, entry: PlannedEvent, row: Row | undefined, planned: boolean): PlanEventNode {
    return {
      workspaceId: this.#repo.workspace.id,
      current,
      entry,
      planned,
      count: row ? numberOf(row, "count") : 0,
      firstSeen: row ? numberOf(row, "first") : null,
      lastSeen: row ? numberOf(row, "last") : null,
    };
  }
}
