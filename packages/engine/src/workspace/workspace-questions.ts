import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Frame, Plan, SetCounts } from "@throughline/query";
import type { Scope } from "@throughline/sources";
import { readCatalog, readValues } from "../catalog/catalog.ts";
import type { FieldOwner } from "../catalog/field-owner.ts";
import { Refreshed } from "../catalog/refreshed.ts";
import {
  type CatalogAnswer,
  type CatalogPart,
  type Cut,
  EngineError,
  type IdentityAnswer,
  type RunAnswer,
  type RunRequest,
  type Touched,
  type TouchedRequest,
} from "../client/protocol.ts";
import { HeldRows } from "../columns/held-rows.ts";
import { readCustomer } from "../identity/read-customer.ts";
import type { Admission } from "../run/admission.ts";
import { AnswerCache, questionKey } from "../run/answer-cache.ts";
import { tooLate, withinDeadline } from "../run/deadline.ts";
import { execute, membersOf, type Reading } from "../run/execute.ts";
import { LastAnswers } from "../run/last-answers.ts";
import { Lookups } from "../run/lookups.ts";
import { refusedPlan } from "../run/refused-plan.ts";
import { orderFor } from "../scan/order-for.ts";
import type { View } from "../scan/scope-sql.ts";
import type { Bitset } from "../sets/bitset.ts";
import { countSets } from "../sets/count-sets.ts";
import { readTouched } from "../touched/read-touched.ts";
import { damageOf } from "./damage.ts";
import type { Opened, WorkspaceFile } from "./workspace-file.ts";

/** Reading whole relations for the catalog may take longer than a question. */
const catalogDeadlineMs = 60_000;
/** After so long the catalog of a slightly older cut is given while the new one is computed. */
const catalogPatienceMs = 300;
/** Rows of an answer that is kept for the next one who asks. */
const largestKept = 20_000;
/** Of columns in memory: 20 bytes for an act. */
const mostHeldBytes = 128_000_000;

export interface QuestionSettings {
  readonly workspaceId: string;
  readonly directory: string;
  /** Told of a question that does not end although it was interrupted. */
  readonly onStuck: () => void;
}

/** Answers about one workspace: each at one data version and for one scope. */
export class WorkspaceQuestions {
  readonly #workspaceId: string;
  readonly #file: WorkspaceFile;
  readonly #admission: Admission;
  readonly #answers = new AnswerCache<RunAnswer>(200);
  /** Sets of units by plan, each read at one version for one scope: 125 KB for a million units. */
  readonly #sets = new AnswerCache<Bitset>(256);
  readonly #lookups = new Lookups();
  readonly #held = new HeldRows(mostHeldBytes);
  #setsRead = 0;
  readonly #catalogs = new Refreshed<CatalogAnswer>(8, catalogPatienceMs);
  readonly #last: LastAnswers;
  readonly #onStuck: () => void;
  readonly #writing = new Set<Promise<void>>();

  constructor(file: WorkspaceFile, admission: Admission, settings: QuestionSettings) {
    this.#workspaceId = settings.workspaceId;
    this.#file = file;
    this.#admission = admission;
    this.#onStuck = settings.onStuck;
    this.#last = new LastAnswers(join(settings.directory, "answers"));
  }

  /** While the file is being built again the last kept answer to the same plan and scope is served, marked stale. */
  async run(request: RunRequest): Promise<RunAnswer> {
    const question = questionKey([this.#workspaceId, request.scope, request.plan]);
    const opened = await this.#file.open();
    if (this.#file.rebuilding) return this.#stale(question);
    const { position } = opened.writer.published;
    const cut = position.at(request.version);
    if (!cut) throw versionGone();
    const key = `${question} ${cut.version}`;
    const newest = cut.version === position.cut.version;
    try {
      const ask = () => this.#ask(opened, request, cut, (answer) => newest && this.#keep(question, answer));
      const answer = await this.#answers.through(key, ask);
      if (answer.frame.rows > largestKept) this.#answers.delete(key);
      return { ...answer, cut };
    } catch (cause) {
      if (this.#file.rebuilding) return this.#stale(question);
      throw cause;
    }
  }

  /** Answers when nothing is being written any more. */
  async close(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async catalog(scope: Scope, what: CatalogPart = "all"): Promise<CatalogAnswer> {
    const opened = await this.#file.open();
    const { cut } = opened.writer.published.position;
    const question = questionKey([this.#workspaceId, scope, what]);
    const answer = await this.#catalogs.get(question, cut.version, async () => ({
      cut,
      ...(await this.#read(opened, scope, cut, (connection, view) => readCatalog(connection, view, what))),
    }));
    return answer.cut.version === cut.version ? { ...answer, cut } : answer;
  }

  async values(request: {
    scope: Scope;
    of: FieldOwner;
    name: string;
    event?: string;
    search?: string;
    limit: number;
  }): Promise<readonly { value: string; count: number }[]> {
    const opened = await this.#file.open();
    const { cut } = opened.writer.published.position;
    return this.#read(opened, request.scope, cut, (connection, view) => readValues(connection, view, request));
  }

  async identity(scope: Scope, identifier: string): Promise<IdentityAnswer | null> {
    const opened = await this.#file.open();
    const { cut } = opened.writer.published.position;
    const found = await this.#read(opened, scope, cut, (connection, view) =>
      readCustomer(connection, view, opened.writer.identity, identifier),
    );
    return found && { cut, ...found };
  }

  /** What changed between a cut and `version`; by rounds of sync that are over, so nothing is seen half. */
  async touched(since: TouchedRequest["since"], version: number): Promise<Touched> {
    const opened = await this.#file.open();
    const { position } = opened.writer.published;
    const cut = position.at(version);
    if (this.#file.rebuilding || !cut) throw beingRebuilt();
    if (!position.at(since.version)) return { cut, units: null };
    const units = await this.#read(opened, { kind: "all" }, cut, (connection, view) =>
      readTouched(connection, view, since),
    );
    return { cut, units };
  }

  /** `read` is told of an answer that something was read for: from sets that are here it is made again in no time. */
  #ask(opened: Opened, request: RunRequest, cut: Cut, read: (answer: RunAnswer) => void): Promise<RunAnswer> {
    const { plan } = request;
    return this.#admission.run(async () => {
      stillThere(opened, cut);
      const { parts } = opened.writer.published;
      const before = this.#setsRead;
      const frame =
        "counts" in plan ? await this.#count(opened, plan, request, cut) : await this.#rows(opened, plan, request, cut);
      stillThere(opened, cut);
      const rowsRead = parts.reduce((sum, part) => sum + (part.family === "ect" ? 0 : part.rows), 0);
      const answer = { frame, cut, stale: false, rowsRead };
      if (!("counts" in plan) || this.#setsRead !== before) read(answer);
      return answer;
    });
  }

  #rows(opened: Opened, plan: Plan, { scope, deadlineMs }: RunRequest, cut: Cut): Promise<Frame> {
    const view = viewOf(opened, cut, scope, orderFor(plan));
    return this.#reading(opened, view, (c) => execute(c, plan, view, this.#within(deadlineMs)));
  }

  /** The sets that are not kept are read one after the other, all within the deadline. */
  async #count(opened: Opened, question: SetCounts, { scope, deadlineMs }: RunRequest, cut: Cut): Promise<Frame> {
    const until = performance.now() + deadlineMs;
    return countSets(question, (plan) => {
      const read = async () => {
        const left = until - performance.now();
        if (left <= 0) throw tooLate(deadlineMs);
        this.#setsRead++;
        const view = viewOf(opened, cut, scope, orderFor(plan));
        const set = await this.#reading(opened, view, (c) => membersOf(c, plan, view, this.#within(left)));
        stillThere(opened, cut);
        return set;
      };
      return this.#sets.through(questionKey([this.#workspaceId, scope, plan, cut.version]), read);
    });
  }

  #within(deadlineMs: number): Reading {
    return { lookups: this.#lookups, rows: this.#held, deadlineMs, onStuck: this.#onStuck };
  }

  #read<T>(opened: Opened, scope: Scope, cut: Cut, work: (c: DuckDBConnection, view: View) => Promise<T>): Promise<T> {
    return this.#admission.run(async () => {
      const view = viewOf(opened, cut, scope, "customer");
      return this.#reading(opened, view, (connection) =>
        withinDeadline(connection, catalogDeadlineMs, this.#onStuck, () => work(connection, view)),
      );
    });
  }

  /** Keeps the view's tables for as long as they are read; a damaged file is given up. */
  async #reading<T>(opened: Opened, view: View, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    opened.inUse.add(view.parts);
    try {
      return await opened.readers.use(work);
    } catch (cause) {
      const damage = damageOf(cause);
      if (!damage) throw refusedPlan(cause);
      await this.#file.abandon(opened, damage);
      throw beingRebuilt();
    } finally {
      opened.inUse.delete(view.parts);
    }
  }

  /** Written beside the answer, not before it. */
  #keep(key: string, answer: RunAnswer): void {
    const writing = this.#last
      .keep(key, answer)
      .catch(() => undefined)
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  async #stale(key: string): Promise<RunAnswer> {
    const last = await this.#last.get(key);
    if (!last) throw beingRebuilt();
    return last;
  }
}

function viewOf(opened: Opened, cut: Cut, scope: Scope, order: View["order"]): View {
  const { parts, names } = opened.writer.published;
  return { parts, version: cut.version, asOf: cut.asOf, scope, order, merged: names.size > 0 };
}

/** Asked before and after reading: rows of a version that ends meanwhile may go between one statement and the next. */
function stillThere(opened: Opened, cut: Cut): void {
  if (!opened.writer.published.position.at(cut.version)) throw versionGone();
}

function beingRebuilt(): EngineError {
  return new EngineError("unavailable", "The analysis copy is being rebuilt from the stores. The data is safe.");
}

function versionGone(): EngineError {
  return new EngineError("versionGone", "The data as it was for this number is no longer kept.");
}
