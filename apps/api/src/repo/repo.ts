import type { Cut, Engine, RunAnswer } from "@throughline/engine";
import { type Clock, currentSessionRules, type Saved } from "@throughline/model";
import type { Plan, Question } from "@throughline/query";
import type { Principal, Scope, Setting, Workspace, WorkspaceRepo } from "@throughline/sources";
import { createLoaders, type Loaders } from "./loaders.ts";
import { type Row, rowsOf } from "./rows.ts";
import { Turns } from "./turns.ts";

/** Questions of one request that the engine is asked at once. */
const QUESTIONS_AT_ONCE = 3;

export interface RepoParts {
  readonly principal: Principal;
  /** The stores within the principal's scope. */
  readonly reads: WorkspaceRepo;
  readonly engine: Engine;
  /** The newest version of each saved setting, as it was when the request opened the workspace. */
  readonly settings: readonly Setting[];
  /** Segments and lists that definitions may name, as they were then. */
  readonly saved: Saved;
  /** Reads them again. */
  readonly readSaved: () => Promise<Saved>;
  readonly deadlineMs: number;
  /** The instant of this request, milliseconds. */
  readonly now: number;
}

/**
 * One workspace as one principal sees it during one request. There is no read without the scope, and every plan of a
 * request runs at the same cut unless it names another, so the numbers of one answer agree with each other.
 */
export class Repo {
  readonly principal: Principal;
  readonly reads: WorkspaceRepo;
  readonly loaders: Loaders;
  /** What the workspace decided about itself, as it was when this request opened it. */
  readonly settings: readonly Setting[];
  readonly engine: Engine;
  readonly #readSaved: () => Promise<Saved>;
  readonly #deadlineMs: number;
  readonly #turns = new Turns(QUESTIONS_AT_ONCE);
  #clock: Clock;
  #cut: Promise<Cut> | undefined;

  constructor(parts: RepoParts) {
    this.principal = parts.principal;
    this.reads = parts.reads;
    this.engine = parts.engine;
    this.#clock = {
      now: parts.now,
      zone: this.workspace.timeZone,
      weekStart: this.workspace.weekStart,
      sessions: currentSessionRules(parts.settings),
      saved: parts.saved,
    };
    this.#readSaved = parts.readSaved;
    this.#deadlineMs = parts.deadlineMs;
    this.settings = parts.settings;
    this.loaders = createLoaders(this.reads);
  }

  /** What definitions are read by. */
  get clock(): Clock {
    return this.#clock;
  }

  /** After a change of segments or lists, so that the answer to the change is read with it. */
  async renewSaved(): Promise<void> {
    this.#clock = { ...this.#clock, saved: await this.#readSaved() };
  }

  get workspace(): Workspace {
    return this.reads.workspace;
  }

  get scope(): Scope {
    return this.reads.scope;
  }

  /** The cut of this request: the newest at its first question. */
  cut(): Promise<Cut> {
    this.#cut ??= this.engine.status(this.workspace.id).then((status) => status.cut);
    return this.#cut;
  }

  /** Asks within the scope at `version` (default: this request's cut). Throws EngineError. */
  async run(plan: Question, version?: number): Promise<RunAnswer> {
    const at = version ?? (await this.cut()).version;
    return this.#turns.take(() =>
      this.engine.run({
        workspaceId: this.workspace.id,
        plan,
        scope: this.scope,
        version: at,
        deadlineMs: this.#deadlineMs,
      }),
    );
  }

  async rows(plan: Plan, version?: number): Promise<readonly Row[]> {
    return rowsOf((await this.run(plan, version)).frame);
  }

  /** Values of one field, most frequent first. */
  values(request: Omit<Parameters<Engine["values"]>[0], "workspaceId" | "scope">): ReturnType<Engine["values"]> {
    return this.#turns.take(() =>
      this.engine.values({ ...request, workspaceId: this.workspace.id, scope: this.scope }),
    );
  }

  /** Addresses and numbers of people in full: an admin, or a seller, who sees own accounts only. */
  get seesPersonalData(): boolean {
    return this.principal.role === "admin" || this.principal.role === "seller";
  }
}
