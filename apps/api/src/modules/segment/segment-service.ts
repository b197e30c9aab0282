import {
  type Condition,
  changeWords,
  type GivenLabel,
  leadsBack,
  listOf,
  membersChanged,
  type Nouns,
  namedIn,
  type Problem,
  readLabel,
  readStored,
  storedDefinition,
  type Unit,
  unknownIdsPlan,
} from "@throughline/model";
import type { JsonObject, ListEdit, Segment, SegmentStore, Stores } from "@throughline/sources";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { SegmentNode } from "../../nodes/segment-node.ts";
import { ApiError } from "../../repo/api-error.ts";
import { type Connection, pageOf } from "../../repo/connection.ts";
import { decodeCursor, encodeCursor, pageSize } from "../../repo/cursor.ts";
import { nameProblems } from "../../repo/name-problems.ts";
import type { Repo } from "../../repo/repo.ts";
import { textOf } from "../../repo/rows.ts";
import { definitionProblems, type NewDefinition, type Populations, usersProblems } from "./definition.ts";
import { type ListPart, listProblems, storePart, unchanged } from "./list-part.ts";
import { type Members, ownerProblems } from "./owner.ts";
import type { ListPayload, SegmentChange, SegmentList, SegmentPayload, SegmentVersionNode } from "./segment-answers.ts";

/** What is left out stays as it is. */
export interface Standing {
  readonly archived: boolean;
  readonly ownerId?: string | undefined;
}

interface Services {
  readonly populations: Populations;
  readonly members: Members;
}

interface Parts {
  readonly stores: Stores;
  readonly nextId: () => string;
}

const unknownShown = 20;

/** Named, versioned populations. Who saves second is told so and loses nothing. */
export class SegmentService {
  readonly #repo: Repo;
  readonly #parts: Parts;
  readonly #populations: Populations;
  readonly #members: Members;
  #all: Promise<readonly Segment[]> | undefined;

  constructor(repo: Repo, parts: Parts, { populations, members }: Services) {
    this.#repo = repo;
    this.#parts = parts;
    this.#populations = populations;
    this.#members = members;
  }

  async list({ search, tag, unit, archived, first, after }: SegmentList): Promise<Connection<SegmentNode>> {
    const size = pageSize(first, 50);
    const wanted = search?.trim().toLowerCase() ?? "";
    const matching = (await this.#stored()).filter(
      (segment) =>
        (segment.archivedAt !== null) === (archived ?? false) &&
        (!tag || segment.tags.includes(tag)) &&
        (!unit || segment.unit === unit) &&
        `${segment.name} ${segment.description}`.toLowerCase().includes(wanted),
    );
    const [from = 0] = after ? decodeCursor(after, 1) : [0];
    const found = matching.slice(from, from + size + 1).map((segment) => this.#node(segment));
    const page = pageOf(found, size, (_, index) => encodeCursor([from + index + 1]));
    return { ...page, totalCount: async () => matching.length };
  }

  /** Those in use of one sort of units, by name. */
  async all(unit: Unit): Promise<readonly SegmentNode[]> {
    const used = (await this.#stored()).filter((segment) => segment.unit === unit && segment.archivedAt === null);
    return used.map((segment) => this.#node(segment));
  }

  async find(id: string): Promise<SegmentNode | null> {
    const segment = await (await this.#store()).segment(id);
    return segment ? this.#node(segment) : null;
  }

  /** The people of the newest version. A stored definition that no longer reads is our bug. */
  population({ segment }: SegmentNode): Promise<PopulationNode> {
    return this.#populations.of({ unit: segment.unit, where: readStored(segment.definition, segment.unit) });
  }

  async create(unit: Unit, given: GivenLabel, definition: NewDefinition): Promise<SegmentPayload> {
    const { label, problems } = readLabel(given);
    const { where, problems: wrong } = await definitionProblems(this.#populations, unit, definition.where);
    if (!where || problems.length + wrong.length > 0) return { segment: null, problems: [...problems, ...wrong] };
    const at = this.#repo.clock.now;
    const about = { ...label, id: this.#parts.nextId(), unit, ownerId: this.#repo.principal.id, archivedAt: null };
    const saved = { savedAt: at, savedBy: this.#repo.principal.id, note: definition.note };
    await (await this.#store()).create({ ...about, definition: stored(where), createdAt: at }, saved);
    return this.#done("segment.create", about.id, label.name);
  }

  /** A segment that is a list of ids, which `editList` fills. */
  async createList(unit: Unit, given: GivenLabel): Promise<SegmentPayload> {
    const { label, problems } = readLabel(given);
    if (problems.length > 0) return { segment: null, problems };
    const { clock, principal } = this.#repo;
    const id = this.#parts.nextId();
    const about = { ...label, id, unit, ownerId: principal.id, archivedAt: null, createdAt: clock.now };
    const saved = { savedAt: clock.now, savedBy: principal.id, note: "" };
    await (await this.#store()).create({ ...about, definition: stored({ ids: { list: id } }) }, saved);
    return this.#done("segment.create", id, label.name);
  }

  /**
   * Appends, replaces or removes ids; ids that nobody has are kept, and reported. Of an edit in parts the list changes with
   * the last, which says how many ids there are in all: nobody sees half a list.
   */
  async editList(id: string, mode: ListEdit["mode"], part: ListPart): Promise<ListPayload> {
    const segment = await this.#known(id);
    const nothing = { added: 0, removed: 0, unknown: 0, unknownSamples: [] };
    const problems = listProblems(segment, part);
    if (problems.length > 0) return { ...nothing, segment: this.#node(segment), problems };
    const store = await this.#store();
    const changed = await storePart(store, id, mode, part, this.#repo.clock.now);
    if (changed === "incomplete" || changed === "tooLong")
      return { ...nothing, segment: this.#node(segment), problems: [unchanged[changed]] };
    const unknown = mode === "remove" ? [] : await this.#repo.rows(unknownIdsPlan(part.keys, segment.unit));
    const unknownSamples = unknown.slice(0, unknownShown).map((row) => textOf(row, "value"));
    const found = { unknown: unknown.length, unknownSamples };
    if (changed === "aside") return { ...nothing, ...found, segment: this.#node(segment), problems: [] };
    const done = await this.#done("segment.editList", id, `${mode} ${part.upload?.size ?? part.keys.length}`);
    return { ...done, ...changed, ...found };
  }

  async define(id: string, expected: number, { where: given, note }: NewDefinition): Promise<SegmentPayload> {
    const segment = await this.#known(id);
    const { where, problems } = await definitionProblems(this.#populations, segment.unit, given, id);
    if (!where || problems.length > 0) return { segment: this.#node(segment), problems };
    const users = usersProblems(id, where, this.#repo.clock.saved);
    if (users.length > 0) return { segment: this.#node(segment), problems: users };
    if (listOf(readStored(segment.definition, segment.unit)) === id) {
      const message = "This segment is a list of ids. Change its ids, or make another segment that names it.";
      return { segment: this.#node(segment), problems: [{ code: "contradiction", message, path: ["where"] }] };
    }
    const saved = { savedAt: this.#repo.clock.now, savedBy: this.#repo.principal.id, note };
    const version = { ...saved, definition: stored(where) };
    const done = await (await this.#store()).define(id, expected, version, (all) => {
      const segments = new Map(all.map((one) => [one.id, { ...one, where: readStored(one.definition, one.unit) }]));
      const leads = leadsBack(id, { where, unit: segment.unit }, (other) => segments.get(other));
      return !leads && usersProblems(id, where, { segments, lists: new Map() }).length === 0;
    });
    return done ? this.#done("segment.define", id, note) : this.#conflict(id, where);
  }

  async label(id: string, expected: number, given: GivenLabel, standing: Standing): Promise<SegmentPayload> {
    const { archived, ownerId } = standing;
    const segment = await this.#known(id);
    const { label, problems: wrong } = readLabel(given);
    const changesOwner = ownerId !== undefined && ownerId !== segment.ownerId;
    const problems = [...wrong, ...(changesOwner ? await ownerProblems(this.#members, ownerId) : [])];
    if (problems.length > 0) return { segment: this.#node(segment), problems };
    const at = this.#repo.clock.now;
    const archivedAt = archived ? (segment.archivedAt ?? at) : null;
    const next = { ...label, ownerId: ownerId ?? segment.ownerId, archivedAt };
    const done = await (await this.#store()).label(id, expected, next, at);
    if (!done) return this.#conflict(id);
    return this.#done("segment.label", id, changesOwner ? `${label.name}, owner ${ownerId}` : label.name);
  }

  /** What a new definition would do, before it is saved. */
  async change(node: SegmentNode, given: unknown): Promise<SegmentChange> {
    const { unit, definition } = node.segment;
    const { where, problems } = await definitionProblems(this.#populations, unit, given, node.segment.id);
    if (!where || problems.length > 0) return { problems, entering: null, leaving: null, removed: [], added: [] };
    const before = readStored(definition, unit);
    const { entering, leaving } = membersChanged(unit, before, where);
    const [comes, goes] = await Promise.all([this.#populations.of(entering), this.#populations.of(leaving)]);
    return {
      problems: [],
      entering: { people: comes, without: before },
      leaving: { people: goes, without: where },
      ...this.#words(unit, before, where),
    };
  }

  async versions(node: SegmentNode, first: number | null | undefined): Promise<readonly SegmentVersionNode[]> {
    const versions = await (await this.#store()).versions(node.segment.id);
    return versions
      .map((version, i) => ({ node, version, before: versions[i + 1] ?? null }))
      .slice(0, pageSize(first, 20));
  }

  /** The condition of the newest version, in today's form. */
  definition({ segment }: SegmentNode): Condition {
    return readStored(segment.definition, segment.unit);
  }

  /** Names that its definition, or a segment that it names, uses and the data no longer have: they count as missing. */
  problems(node: SegmentNode): Promise<readonly Problem[]> {
    return nameProblems(this.#repo, this.definition(node));
  }

  definitionOf({ node, version }: SegmentVersionNode): Condition {
    return readStored(version.definition, node.segment.unit);
  }

  /** Other segments that name this one, as it is, as it was, or as a list. */
  async usedBy({ segment: { id } }: SegmentNode): Promise<readonly SegmentNode[]> {
    const saved = this.#repo.clock.saved?.segments ?? new Map();
    const names = (one: Segment): boolean => {
      const where = one.id === id ? undefined : saved.get(one.id)?.where;
      if (!where) return false;
      const { segments, lists, past } = namedIn(where, one.unit);
      return [...segments, ...lists, ...past].includes(id);
    };
    return (await this.#stored()).filter(names).map((segment) => this.#node(segment));
  }

  difference({ node, version, before }: SegmentVersionNode): Pick<SegmentChange, "removed" | "added"> {
    const { unit } = node.segment;
    const old = before ? readStored(before.definition, unit) : { all: [] };
    return this.#words(unit, old, readStored(version.definition, unit));
  }

  #words(unit: Unit, before: Condition, after: Condition): Pick<SegmentChange, "removed" | "added"> {
    const { zone, saved } = this.#repo.clock;
    return changeWords(unit, before, after, this.#nouns, zone, saved);
  }

  /** What others saved meanwhile may also leave no room for a definition. */
  async #conflict(id: string, where?: Condition): Promise<SegmentPayload> {
    await this.#repo.renewSaved();
    const users = where ? usersProblems(id, where, this.#repo.clock.saved) : [];
    if (users.length > 0) return { segment: await this.find(id), problems: users };
    const message = "Somebody else saved this segment meanwhile. Your change is kept here: merge it and save again.";
    return { segment: await this.find(id), problems: [{ code: "conflict", message, path: ["version"] }] };
  }

  async #done(action: string, id: string, detail: string): Promise<SegmentPayload> {
    this.#all = undefined;
    await this.#repo.renewSaved();
    const { clock, principal, workspace } = this.#repo;
    const by = { at: clock.now, principal: principal.id, workspaceId: workspace.id };
    await this.#parts.stores.control.audit({ ...by, action, subject: id, detail });
    return { segment: await this.find(id), problems: [] };
  }

  async #known(id: string): Promise<Segment> {
    const found = await (await this.#store()).segment(id);
    if (!found) throw new ApiError("BAD_INPUT", "There is no such segment.");
    return found;
  }

  #stored(): Promise<readonly Segment[]> {
    this.#all ??= this.#store().then((store) => store.segments());
    return this.#all;
  }

  #store(): Promise<SegmentStore> {
    return this.#parts.stores.segments(this.#repo.workspace.id);
  }

  #node(segment: Segment): SegmentNode {
    return { workspaceId: this.#repo.workspace.id, segment };
  }

  get #nouns(): Nouns {
    const { customerNoun, accountNoun } = this.#repo.workspace;
    return { customer: customerNoun, account: accountNoun };
  }
}

/** Plain JSON; the copy drops what JSON does not hold. */
function stored(where: Condition): JsonObject {
  return JSON.parse(JSON.stringify(storedDefinition(where)));
}
