import type { Frame, Question } from "@throughline/query";
import type { Scope } from "@throughline/sources";

/** The cut of an answer: the data version and how far each store had been read. Kept readable for at least 30 minutes. */
export interface Cut {
  readonly version: number;
  readonly asOf: number;
  readonly documentSeq: number;
  readonly businessSeq: number;
  readonly identityVersion: number;
}

export interface RunRequest {
  readonly workspaceId: string;
  readonly plan: Question;
  readonly scope: Scope;
  /** Absent = the newest. A version no longer kept is answered with problem `versionGone`. */
  readonly version?: number;
  readonly deadlineMs: number;
}

export interface RunAnswer {
  readonly frame: Frame;
  readonly cut: Cut;
  /** True when the engine is being rebuilt and this is the last answer it had for the same plan and scope. */
  readonly stale: boolean;
  readonly rowsRead: number;
}

/** What a field of the catalog is; `fill` is the share of rows with a value, `wrongTyped` rows of a minority type. */
export interface FieldStats {
  readonly of: "event" | "customer" | "account" | "product" | "campaign" | "order" | "opportunity";
  readonly name: string;
  readonly letters: readonly string[];
  readonly rows: number;
  readonly fill: number;
  readonly distinct: number;
  readonly top: readonly { readonly value: string; readonly count: number }[];
}

export interface EventStats {
  readonly name: string;
  readonly kind: number;
  readonly count: number;
  readonly customers: number;
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** The properties that this event has, counted over its own rows: `of` is `event`, `rows` its count. */
  readonly fields: readonly FieldStats[];
}

/**
 * Who one identifier is, and why. A link says that two identifiers are one person: `joined`, or joined `byHand`; or that
 * they are not although a message says so: `limit` (a limit would be broken), `voided` (a person parted what it would
 * join). `parted` is that decision itself.
 */
export interface IdentityAnswer {
  readonly cut: Cut;
  /** The canonical identifier. */
  readonly customer: string;
  readonly identifiers: readonly { readonly key: string; readonly type: string; readonly firstSeen: number | null }[];
  /** What joins first, then by time; the first message that says it. At most 500. */
  readonly links: readonly {
    readonly a: string;
    readonly b: string;
    readonly at: number;
    readonly source: string;
    readonly messageId: string;
    readonly state: "joined" | "limit" | "voided" | "byHand" | "parted";
  }[];
}

/** `events`: their counts only, without any field, which takes a fraction of the time. */
export type CatalogPart = "all" | "events";

export interface CatalogAnswer {
  readonly cut: Cut;
  readonly events: readonly EventStats[];
  readonly fields: readonly FieldStats[];
}

export interface TouchedRequest {
  readonly workspaceId: string;
  /** The cut at which the asker looked last. */
  readonly since: Pick<Cut, "version" | "asOf">;
  /** How long to wait for a newer version before answering that there is none. */
  readonly waitMs: number;
}

/** An act that came or went: one for each unit and name. `rid` and `t` are of the newest that is there; 0: none is. */
export interface TouchedAct {
  /** 0: none, as in `account`. */
  readonly customer: number;
  readonly account: number;
  /** Id in `eventNames`. */
  readonly event: number;
  readonly rid: number;
  readonly t: number;
  /** Instants of the earliest and of the latest that came; 0: none did. */
  readonly first: number;
  readonly last: number;
}

/** Dense ids of units about which anything changed, and how. A unit may be named that is as it was. */
export interface TouchedUnits {
  readonly acts: readonly TouchedAct[];
  /** Those that came, went, or changed otherwise than by acts: their fields, identifiers, beginning, accounts, records. */
  readonly customers: readonly number[];
  readonly accounts: readonly number[];
  /** Customers that got or lost an identifier of another. */
  readonly merged: readonly number[];
  /** Those that are no more. */
  readonly gone: { readonly customers: readonly number[]; readonly accounts: readonly number[] };
  /** Names of events count as others now, or no longer. */
  readonly names: boolean;
}

export interface Touched {
  /** The newest cut at which everything readable had been read, of whole rounds of sync only. */
  readonly cut: Cut;
  /** Null: the older version is no longer kept, so anything may have changed. */
  readonly units: TouchedUnits | null;
}

export interface WorkspaceStatus {
  readonly workspaceId: string;
  readonly state: "empty" | "ready" | "syncing" | "rebuilding" | "failed";
  readonly cut: Cut;
  readonly rows: number;
  readonly runs: number;
  readonly deltaRows: number;
  /** Rows of the stores that are not in the engine yet. */
  readonly lag: { readonly documents: number; readonly business: number; readonly seconds: number };
  readonly lastCompactionAt: number | null;
  readonly lastReconciledAt: number | null;
  readonly problem: string | null;
  /** Why the stores could not be read of late: figures are those of the last reading. Null when they were read. */
  readonly behind: string | null;
  readonly bytes: number;
}

/** `tooMuch`: the plan is right, but there is not memory enough for it. */
export type EngineProblem = "versionGone" | "deadline" | "busy" | "unavailable" | "badPlan" | "tooMuch";

export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly problem: EngineProblem;
  constructor(problem: EngineProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** The engine as its clients see it: a Unix socket, or the same object in process for tests. */
export interface Engine {
  run(request: RunRequest): Promise<RunAnswer>;
  catalog(workspaceId: string, scope: Scope, what?: CatalogPart): Promise<CatalogAnswer>;
  /** Top values of one field, optionally those containing `search` (folded), with counts. */
  values(request: {
    workspaceId: string;
    scope: Scope;
    of: FieldStats["of"];
    name: string;
    event?: string;
    search?: string;
    limit: number;
  }): Promise<readonly { value: string; count: number }[]>;
  /** Why an identifier is who it is, as of now; null when the scope does not see it or it names nobody. */
  identity(workspaceId: string, scope: Scope, identifier: string): Promise<IdentityAnswer | null>;
  status(workspaceId: string): Promise<WorkspaceStatus>;
  /** What changed since a cut. Throws `unavailable` until everything was read once, and while that is done again. */
  touched(request: TouchedRequest): Promise<Touched>;
  /** Reads the stores now and answers when everything that was readable at the call is visible. */
  sync(workspaceId: string): Promise<Cut>;
  forget(workspaceId: string): Promise<void>;
  close(): Promise<void>;
}
