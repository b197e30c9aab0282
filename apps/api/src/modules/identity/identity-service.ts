import { EngineError, type IdentityAnswer } from "@throughline/engine";
import { identifierType, identifierValue, type Problem } from "@throughline/model";
import { type AuditEntry, appendDocuments, type Stores } from "@throughline/sources";
import type { CustomerNode } from "../../nodes/customer-node.ts";
import { maskText, maskValue } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";
import type { ShownIds } from "../../repo/shown-ids.ts";
import { reasonOf } from "./reason.ts";

export interface IdentityNode {
  readonly workspaceId: string;
  readonly answer: IdentityAnswer;
}

export interface IdentityLinkNode {
  readonly workspaceId: string;
  readonly link: IdentityAnswer["links"][number];
  readonly reason: string;
  /** Principal of a decision by hand. */
  readonly by: string | null;
}

export interface IdentityPayload {
  /** The customers that the two identifiers are now: one after a merge, two after parting. */
  readonly customers: readonly CustomerNode[];
  readonly problems: readonly Problem[];
}

interface Decision {
  readonly a: string;
  readonly b: string;
  readonly note?: string | null | undefined;
}

const longestNote = 500;
/** Decisions are few; older ones are shown without their note. */
const auditRead = 1000;

interface Customers {
  findAt(identifiers: readonly string[], version: number): Promise<readonly CustomerNode[]>;
}

/** Why identifiers are one customer, and what people decide about that. */
export class IdentityService {
  readonly #repo: Repo;
  readonly #stores: Stores;
  readonly #nextId: () => string;
  readonly #customers: Customers;
  readonly #ids: ShownIds;
  #decisions: Promise<readonly AuditEntry[]> | undefined;

  constructor(
    repo: Repo,
    parts: { readonly stores: Stores; readonly nextId: () => string },
    { customers, ids }: { readonly customers: Customers; readonly ids: ShownIds },
  ) {
    this.#repo = repo;
    this.#stores = parts.stores;
    this.#nextId = parts.nextId;
    this.#customers = customers;
    this.#ids = ids;
  }

  async of({ key }: CustomerNode): Promise<IdentityNode | null> {
    const answer = await this.#answer(key);
    return answer && { workspaceId: this.#repo.workspace.id, answer };
  }

  links({ workspaceId, answer }: IdentityNode): Promise<readonly IdentityLinkNode[]> {
    return Promise.all(
      answer.links.map(async (link) => {
        const byHand = link.state === "byHand" || link.state === "parted";
        const decision = byHand ? await this.#decisionOf(link) : undefined;
        const event = byHand ? undefined : await this.#repo.loaders.events.load(link);
        const reason = this.#ids.text(reasonOf(link, event, decision));
        return { workspaceId, link, reason, by: decision?.principal ?? null };
      }),
    );
  }

  /** An identifier as its reader may see it: addresses are masked as everywhere. */
  shown(identifier: string): string {
    if (this.#repo.seesPersonalData) return identifier;
    const value = identifierValue(identifier);
    const shown = identifierType(identifier) === "email" ? maskText(value) : String(maskValue("", value));
    return `${identifierType(identifier)}:${shown}`;
  }

  /** One customer from two, whatever the limits say; whatever was parted between them is joined again. */
  async merge(decision: Decision): Promise<IdentityPayload> {
    const found = await this.#both(decision);
    if ("problems" in found) return found;
    const { a, b, ofA, ofB } = found;
    if (ofA.customer === ofB.customer) return refused("alreadyOne", "These two are one customer already.", ["b"]);
    const [idsA, idsB] = [ofA, ofB].map(({ identifiers }) => new Set(identifiers.map(({ key }) => key)));
    const parted = ofA.links.filter(
      (link) =>
        link.state === "parted" &&
        ((idsA?.has(link.a) && idsB?.has(link.b)) || (idsA?.has(link.b) && idsB?.has(link.a))),
    );
    const pairs = [{ a, b }, ...parted.filter((link) => !samePair(link, { a, b }))];
    return this.#decide("link", pairs, decision, [...ofA.links, ...ofB.links]);
  }

  /** Two customers from one: the two identifiers stay apart, whatever messages say, until they are merged by hand. */
  async part(decision: Decision): Promise<IdentityPayload> {
    const found = await this.#both(decision);
    if ("problems" in found) return found;
    const { a, b, ofA, ofB } = found;
    if (ofA.customer !== ofB.customer) return refused("notOne", "These two are two customers already.", ["b"]);
    return this.#decide("unlink", [{ a, b }], decision, ofA.links);
  }

  async #decide(
    op: "link" | "unlink",
    pairs: readonly { readonly a: string; readonly b: string }[],
    { note }: Decision,
    links: IdentityAnswer["links"],
  ): Promise<IdentityPayload> {
    const { id: workspaceId } = this.#repo.workspace;
    const before = links.filter((link) => pairs.some((pair) => samePair(link, pair)) && link.source === "manual");
    // A decision is always after the one that it replaces, also when another process's clock is ahead.
    const timestamp = Math.max(this.#repo.clock.now, ...before.map(({ at }) => at + 1));
    const messageId = this.#nextId();
    const identity = pairs.map(({ a, b }) => ({ op, a, b, timestamp, source: "manual", messageId }));
    const documents = await this.#stores.documents(workspaceId);
    await appendDocuments(documents, { events: [], profiles: [], identity });
    await this.#stores.control.audit({
      at: timestamp,
      principal: this.#repo.principal.id,
      workspaceId,
      action: op === "link" ? "identity.merge" : "identity.part",
      subject: pairs.slice(0, 1).map(subjectOf).join(),
      detail: (note ?? "").trim(),
    });
    return { customers: await this.#customersNow(pairs), problems: [] };
  }

  /** What was decided is stored; while the engine is away the answer names nobody. */
  async #customersNow(pairs: readonly { readonly a: string; readonly b: string }[]): Promise<readonly CustomerNode[]> {
    try {
      const { version } = await this.#repo.engine.sync(this.#repo.workspace.id);
      return await this.#customers.findAt(
        pairs.flatMap(({ a, b }) => [a, b]),
        version,
      );
    } catch (cause) {
      if (cause instanceof EngineError) return [];
      throw cause;
    }
  }

  async #both(
    decision: Decision,
  ): Promise<IdentityPayload | { a: string; b: string; ofA: IdentityAnswer; ofB: IdentityAnswer }> {
    if ((decision.note ?? "").length > longestNote)
      return refused("tooLong", `A note has at most ${longestNote} characters.`, ["note"]);
    const [a, b] = await Promise.all([this.#unmasked(decision.a, decision.b), this.#unmasked(decision.b, decision.a)]);
    if (a === b) return refused("same", "These two are the same identifier.", ["b"]);
    const [ofA, ofB] = await Promise.all([this.#answer(a), this.#answer(b)]);
    if (!ofA) return refused("unknownCustomer", "Nobody has this identifier.", ["a"]);
    if (!ofB) return refused("unknownCustomer", "Nobody has this identifier.", ["b"]);
    return { a, b, ofA, ofB };
  }

  /** The identifier that is shown masked to this reader, found beside the other one; ambiguous ones are found by nobody. */
  async #unmasked(identifier: string, beside: string): Promise<string> {
    if (this.#repo.seesPersonalData || !identifier.includes("•")) return this.#ids.meant(identifier);
    const answer = await this.#answer(await this.#ids.meant(beside));
    const near = answer
      ? [...answer.identifiers.map(({ key }) => key), ...answer.links.flatMap(({ a, b }) => [a, b])]
      : [];
    const meant = [...new Set(near.filter((key) => this.shown(key) === identifier))];
    return meant.length === 1 && meant[0] !== undefined ? meant[0] : identifier;
  }

  #answer(identifier: string): Promise<IdentityAnswer | null> {
    return this.#repo.engine.identity(this.#repo.workspace.id, this.#repo.scope, identifier);
  }

  async #decisionOf({ a, b, at }: IdentityAnswer["links"][number]): Promise<AuditEntry | undefined> {
    this.#decisions ??= this.#stores.control
      .auditEntries(this.#repo.workspace.id, auditRead)
      .then((entries) => entries.filter(({ action }) => action.startsWith("identity.")));
    const then = (await this.#decisions).filter((entry) => entry.at === at);
    const named = then.find(({ subject }) => subject === subjectOf({ a, b }) || subject === subjectOf({ a: b, b: a }));
    return named ?? (then.length === 1 ? then[0] : undefined);
  }
}

function subjectOf({ a, b }: { readonly a: string; readonly b: string }): string {
  return `${a} ${b}`;
}

function samePair(
  x: { readonly a: string; readonly b: string },
  y: { readonly a: string; readonly b: string },
): boolean {
  return (x.a === y.a && x.b === y.b) || (x.a === y.b && x.b === y.a);
}

function refused(code: string, message: string, path: Problem["path"]): IdentityPayload {
  return { customers: [], problems: [{ code, message, path }] };
}
