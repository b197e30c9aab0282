import {
  type EditedMappings,
  type Mapping,
  type Mappings,
  mappingSentence,
  mappingsSetting,
  type Problem,
  parseMapping,
  savedMappings,
  withMapping,
  withoutMapping,
} from "@throughline/model";
import {
  type ConnectedDatabases,
  type ConnectedStore,
  dryRunMapping,
  type ForeignDatabase,
  type ForeignTable,
  type JsonObject,
  type MappingDryRun,
  type MappingPreview,
  MappingRefused,
  previewMapping,
  SourceUnavailable,
  type Stores,
  type TrialRow,
  within,
} from "@throughline/sources";
import { pageSize } from "../../repo/cursor.ts";
import { withoutNulls } from "../../repo/input-tree.ts";
import { maskAddresses, maskObject } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";
import { type ConnectedSourceNode, connectedSourceNode } from "./connected-source-node.ts";

export interface ConnectionNode {
  readonly name: string;
  readonly kind: string;
  readonly state: "ok" | "down";
  readonly reason: string | null;
}

export interface ConnectionDescription {
  readonly tables: readonly ForeignTable[];
  readonly problem: string | null;
}

export interface MappingPreviewNode extends MappingPreview {
  readonly sentence: string | null;
}

export interface ConnectedSourcePayload {
  readonly connectedSource: ConnectedSourceNode | null;
  readonly problems: readonly Problem[];
}

const PING_MS = 3000;
const ANSWER_MS = 8000;
const DRY_RUN_MS = 15_000;
const SAVE_TRIES = 5;

const noRun: MappingDryRun = {
  rows: 0,
  inserts: 0,
  updates: 0,
  unchanged: 0,
  rejected: 0,
  reasons: [],
  complete: false,
  problems: [],
};

/** Databases of others that are read in place: what is connected, what is mapped, and how far the reading is. */
export class ConnectedSourceService {
  readonly #repo: Repo;
  readonly #stores: Stores;
  readonly #databases: ConnectedDatabases;

  constructor(repo: Repo, { stores, databases }: { readonly stores: Stores; readonly databases: ConnectedDatabases }) {
    this.#repo = repo;
    this.#stores = stores;
    this.#databases = databases;
  }

  connections(): Promise<readonly ConnectionNode[]> {
    return Promise.all(
      this.#databases.connections.map(async ({ name, kind }): Promise<ConnectionNode> => {
        try {
          return {
            name,
            kind: await within(PING_MS, async () => (await this.#databases.open(name)?.ping()) ?? ""),
            state: "ok",
            reason: null,
          };
        } catch (error) {
          return { name, kind: kind ?? "unknown", state: "down", reason: sentenceOf(error) };
        }
      }),
    );
  }

  async describe(name: string): Promise<ConnectionDescription> {
    try {
      return { tables: await within(ANSWER_MS, () => this.#database(name).describe()), problem: null };
    } catch (error) {
      return { tables: [], problem: sentenceOf(error) };
    }
  }

  async list(): Promise<readonly ConnectedSourceNode[]> {
    const [{ mappings }, states] = await Promise.all([this.#saved(), (await this.#store()).states()]);
    const stateOf = new Map(states.map((state) => [state.mappingId, state]));
    const parts = { workspaceId: this.#repo.workspace.id, now: this.#repo.clock.now };
    const mapped = mappings.map((saved) =>
      connectedSourceNode({ ...parts, saved, state: stateOf.get(saved.mapping.id) }),
    );
    const gone = states.filter(({ mappingId }) => !mappings.some(({ mapping }) => mapping.id === mappingId));
    return [...mapped, ...gone.map((state) => connectedSourceNode({ ...parts, saved: undefined, state }))];
  }

  async rejects(id: string, first: number | null | undefined) {
    const rows = await (await this.#store()).rejects(id, pageSize(first, 20));
    return rows.map(({ key, problem }) => ({ key: this.#shown(key), reason: this.#shown(problem ?? "") }));
  }

  preview(json: unknown, first: number | null | undefined): Promise<MappingPreviewNode> {
    const nothing: MappingPreviewNode = { rows: [], sentence: null, problems: [] };
    return this.#try(json, nothing, async (database, mapping) => {
      const limits = { first: pageSize(first, 20), withinMs: ANSWER_MS, now: this.#now };
      const { rows, problems } = await previewMapping(database, mapping, limits);
      return { rows: rows.map((row) => this.#masked(row)), problems, sentence: mappingSentence(mapping) };
    });
  }

  dryRun(json: unknown): Promise<MappingDryRun> {
    return this.#try(json, noRun, async (database, mapping) => {
      const limits = { withinMs: DRY_RUN_MS, now: this.#now };
      const run = await dryRunMapping(database, await this.#store(), mapping, limits);
      const reasons = run.reasons.map((one) => ({
        ...one,
        reason: this.#shown(one.reason),
        key: this.#shown(one.key),
      }));
      return { ...run, reasons };
    });
  }

  /** Rows of another's database are people's: masked where their reader may not see personal data. */
  #masked({ key, becomes, problem }: TrialRow): TrialRow {
    const seen = this.#repo.seesPersonalData;
    return {
      key: this.#shown(key),
      becomes: becomes === null || seen ? becomes : maskObject(becomes),
      problem: problem === null ? null : this.#shown(problem),
    };
  }

  #shown(text: string): string {
    return this.#repo.seesPersonalData ? text : maskAddresses(text);
  }

  /** Checked against the catalog of its database, saved over the version that the editor saw, audited. */
  async save(json: unknown, version: number): Promise<ConnectedSourcePayload> {
    const given = withoutNulls(json);
    const { mapping, problems } = parseMapping(given);
    if (!mapping) return { connectedSource: null, problems };
    const refused = await this.#refused(mapping);
    if (refused.length > 0) return { connectedSource: null, problems: refused };
    const state = await (await this.#store()).state(mapping.id);
    const outcome = await this.#change((held) => {
      const removing = state !== undefined && held.ended.some(({ id }) => id === mapping.id);
      return removing ? stillRemoving(mapping.id) : withMapping(held, given, version);
    });
    if (!outcome.saved) return { connectedSource: null, problems: outcome.problems };
    await this.#audit("connectedSource.save", mapping.id, `version ${outcome.saved.version}`);
    const parts = { workspaceId: this.#repo.workspace.id, now: this.#repo.clock.now };
    return { connectedSource: connectedSourceNode({ ...parts, saved: outcome.saved, state }), problems: [] };
  }

  /** The mapping goes at once; its rows are let go by the connector, with what was made of them unless it stays. */
  async remove(id: string, keepData: boolean): Promise<ConnectedSourcePayload> {
    const outcome = await this.#change((held) => withoutMapping(held, id, keepData));
    if (outcome.problems.length > 0) return { connectedSource: null, problems: outcome.problems };
    await this.#audit("connectedSource.remove", id, keepData ? "data kept" : "data removed");
    const gone = (await this.list()).find((node) => node.id === id);
    return { connectedSource: gone ?? null, problems: [] };
  }

  get #now(): number {
    return this.#repo.clock.now;
  }

  #store(): Promise<ConnectedStore> {
    return this.#stores.connected(this.#repo.workspace.id);
  }

  async #saved() {
    return savedMappings(await this.#stores.control.settings(this.#repo.workspace.id));
  }

  #database(name: string): ForeignDatabase {
    const found = this.#databases.open(name);
    if (found) return found;
    const names = this.#databases.connections.map((held) => held.name).join(", ") || "none";
    throw new SourceUnavailable(`There is no connection "${name}". Set SOURCE_<NAME>_URL. There are: ${names}.`);
  }

  async #refused(mapping: Mapping): Promise<readonly Problem[]> {
    try {
      await within(ANSWER_MS, () => this.#database(mapping.connection).table(mapping));
      return [];
    } catch (error) {
      return problemsOf(error);
    }
  }

  async #try<Answer extends { readonly problems: readonly Problem[] }>(
    json: unknown,
    nothing: Answer,
    run: (database: ForeignDatabase, mapping: Mapping) => Promise<Answer>,
  ): Promise<Answer> {
    const { mapping, problems } = parseMapping(withoutNulls(json));
    if (!mapping) return { ...nothing, problems };
    try {
      return await run(this.#database(mapping.connection), mapping);
    } catch (error) {
      return { ...nothing, problems: problemsOf(error) };
    }
  }

  /** Another mapping may be saved at the same time: the list is read and changed again. */
  async #change(edit: (held: Mappings) => EditedMappings): Promise<EditedMappings> {
    const workspaceId = this.#repo.workspace.id;
    for (let attempt = 1; ; attempt++) {
      const held = await this.#saved();
      const outcome = edit(held);
      if (!outcome.edited) return outcome;
      const value: JsonObject = JSON.parse(JSON.stringify(outcome.edited));
      const savedBy = this.#repo.principal.id;
      const setting = {
        name: mappingsSetting,
        version: held.version + 1,
        value,
        savedAt: this.#now,
        savedBy,
        note: "",
      };
      if (await this.#stores.control.saveSetting(workspaceId, setting)) return outcome;
      if (attempt === SAVE_TRIES)
        return { problems: [{ code: "conflict", message: "Others save mappings just now. Try again.", path: [] }] };
    }
  }

  async #audit(action: string, subject: string, detail: string): Promise<void> {
    const { principal, workspace } = this.#repo;
    const about = { principal: principal.id, workspaceId: workspace.id };
    await this.#stores.control.audit({ at: this.#now, ...about, action, subject, detail });
  }
}

function stillRemoving(id: string): EditedMappings {
  const message = `The rows of the former mapping "${id}" are still being let go. Wait, or choose another id.`;
  return { problems: [{ code: "removing", message, path: ["id"] }] };
}

/** Throws what is our bug or an outage of our own stores again. */
function sentenceOf(error: unknown): string {
  if (error instanceof SourceUnavailable || error instanceof MappingRefused) return error.message;
  throw error;
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof MappingRefused) return error.problems;
  return [{ code: "sourceUnavailable", message: sentenceOf(error), path: ["connection"] }];
}
