import type { DuckDBConnection } from "@duckdb/node-api";
import { currentSetting, identityRules } from "@throughline/model";
import type { Setting } from "@throughline/sources";
import { inTransaction, rowsOf } from "../duck/statements.ts";
import type { IdentityMap } from "../identity/identity-map.ts";
import { loadNames, type MergedNames, sameNames, writeNames } from "../names/merged-names.ts";
import type { Family } from "../projections/families.ts";
import { columnsOf, loadParts, type PartList } from "../projections/parts.ts";
import { applyProfiles, growCustomers, refreshCustomers } from "./apply-customers.ts";
import { applyDocumentDeletes } from "./apply-deletes.ts";
import { endMaskedEvents, insertEvents, regroupEvents } from "./apply-events.ts";
import { applyIdentity } from "./apply-identity.ts";
import { applyRecordDeletes, applyRecords, settleNamedAccounts } from "./apply-records.ts";
import { renewSessions } from "./apply-sessions.ts";
import { emptyBatch, hasRows, type SyncBatch, withoutDeleted } from "./batch.ts";
import { addBusinessEvents, isOwnKind } from "./business-events.ts";
import { Dictionary } from "./dictionary.ts";
import { addCollectedEvent, EventRows } from "./event-rows.ts";
import { FieldLimits, FieldWriter } from "./field-writer.ts";
import { giveWay } from "./give-way.ts";
import { type Position, readPosition, writePosition } from "./position.ts";
import { type FoldedBy, loadIdentity, readRules } from "./read-identity.ts";
import { RecordRows } from "./record-rows.ts";
import { countOf, type Tx } from "./transaction.ts";

/** What readers see: the newest commit. */
export interface Published {
  readonly parts: PartList;
  readonly position: Position;
  readonly names: MergedNames;
}

/** The only one that writes a file: applies batches, each as one transaction that makes the next data version. */
export class Writer {
  readonly connection: DuckDBConnection;
  readonly #zone: string;
  published: Published;
  #readUrls: Set<number>;
  #dictionary: Dictionary;
  #identity: IdentityMap;
  #foldedBy: FoldedBy;
  #writtenIdents: number;
  #lastRid: number;
  /** When the next membership begins or ends by the clock; undefined until it is looked up. */
  #turnsAt: number | undefined;
  refusedFields: readonly string[] = [];

  private constructor(connection: DuckDBConnection, zone: string, state: State) {
    this.connection = connection;
    this.#zone = zone;
    this.published = state.published;
    this.#dictionary = state.dictionary;
    this.#identity = state.identity;
    this.#foldedBy = state.foldedBy;
    this.#writtenIdents = state.identity.size;
    this.#lastRid = state.lastRid;
    this.#readUrls = state.readUrls;
  }

  /** Who is who; while a batch is applied it may be ahead of the file by that batch. */
  get identity(): IdentityMap {
    return this.#identity;
  }

  static async open(connection: DuckDBConnection, zone: string): Promise<Writer> {
    return new Writer(connection, zone, await loadState(connection));
  }

  /** After a failed batch the memory may be ahead of the file. */
  async #reload(): Promise<void> {
    const state = await loadState(this.connection);
    this.published = state.published;
    this.#dictionary = state.dictionary;
    this.#identity = state.identity;
    this.#foldedBy = state.foldedBy;
    this.#writtenIdents = state.identity.size;
    this.#lastRid = state.lastRid;
    this.#readUrls = state.readUrls;
  }

  async apply(batch: SyncBatch): Promise<void> {
    try {
      if (hasRows(batch)) await this.#applyRows(withoutDeleted(batch));
      else await this.#advance(batch);
    } catch (cause) {
      await this.#reload();
      throw cause;
    }
  }

  /** Folds everybody anew when the identity rules were changed. It is a version like any other: older cuts stay. */
  async follow(settings: readonly Setting[]): Promise<void> {
    const { version, value: rules } = currentSetting(identityRules, settings);
    if (version === this.#foldedBy.version) return;
    const { cut, watermarks } = this.published.position;
    try {
      await this.#applyRows({ ...emptyBatch, asOf: cut.asOf, watermarks }, { version, rules });
    } catch (cause) {
      await this.#reload();
      throw cause;
    }
  }

  /**
   * Nothing new was read: only the watermarks and the time move. The data version stays, unless a membership began or
   * ended by the clock: within a version it does not matter at which of its moments a question is asked.
   */
  async #advance(batch: SyncBatch): Promise<void> {
    const before = this.published.position;
    const moved = [...batch.watermarks].some(([stream, seq]) => before.watermarks.get(stream) !== seq);
    this.#turnsAt ??= await nextTurn(this.connection, before.cut.asOf);
    const turned = batch.asOf >= this.#turnsAt;
    const position = before.after(batch, before.cut.version + (turned ? 1 : 0), before.cut.identityVersion);
    if (moved || turned) await inTransaction(this.connection, () => writePosition(this.connection, position));
    if (turned) this.#turnsAt = undefined;
    this.published = { ...this.published, position };
  }

  async #applyRows(batch: SyncBatch, foldedBy = this.#foldedBy): Promise<void> {
    const { position, parts } = this.published;
    const limits = fieldLimits(parts);
    const using = { dictionary: this.#dictionary, identity: this.#identity, limits, zone: this.#zone };
    for (const profile of batch.profiles) this.#identity.ident(profile.id);
    const events = new EventRows(this.#lastRid);
    const fields = new FieldWriter(events.rows, limits("delta"), this.#dictionary, this.#zone);
    const records = new RecordRows();
    await giveWay(batch.records, (record) => {
      records.add(record, using);
      addBusinessEvents(events, fields, record, using);
    });
    await giveWay(batch.events, (event) => addCollectedEvent(events, event, { ...using, fields }));
    const tx: Tx = {
      connection: this.connection,
      version: position.cut.version + 1,
      dictionary: this.#dictionary,
      identity: this.#identity,
      readUrls: this.#readUrls,
      parts,
    };
    const anew = foldedBy !== this.#foldedBy;
    const next = await inTransaction(this.connection, async () => {
      await clearMarks(tx);
      await this.#dictionary.flush(this.connection);
      const { identity, documentChanges } = batch;
      const moved = await applyIdentity(tx, identity, documentChanges, this.#writtenIdents, foldedBy, anew);
      await applyRecords(tx, records);
      await applyRecordDeletes(tx, batch.businessChanges);
      await applyDocumentDeletes(tx, batch.documentChanges);
      const marked = (await countOf(tx, ...marks)) > 0;
      if (marked) await followMarks(tx);
      await insertEvents(tx, events);
      await renewSessions(tx, events.rows);
      await applyProfiles(tx, batch.profiles);
      const changed = marked || batch.profiles.length > 0;
      if (changed) await refreshCustomers(tx, limits("traits"), this.#zone);
      await growCustomers(tx, events.customers(this.#identity), changed);
      if (touchesAccounts(batch)) await settleNamedAccounts(tx);
      await this.#dictionary.flush(this.connection);
      const identityVersion = position.cut.identityVersion + (moved || anew ? 1 : 0);
      const after = position.after(batch, tx.version, identityVersion);
      await writePosition(this.connection, after);
      return after;
    });
    this.#foldedBy = foldedBy;
    this.#turnsAt = undefined;
    this.#writtenIdents = this.#identity.size;
    this.#lastRid = events.lastRid;
    this.refusedFields = [...limits("delta").refused, ...limits("traits").refused];
    this.published = { ...this.published, parts: tx.parts, position: next };
  }

  /** Event names that count as others: another answer to the same questions, so a data version of its own. */
  async rename(names: MergedNames): Promise<void> {
    const { position, names: before } = this.published;
    if (sameNames(names, before)) return;
    const { version, asOf, identityVersion } = position.cut;
    const next = position.after({ asOf, watermarks: position.watermarks }, version + 1, identityVersion);
    await inTransaction(this.connection, async () => {
      await writeNames(this.connection, names, { version: next.cut.version, oldest: next.oldest });
      await writePosition(this.connection, next);
    });
    this.published = { ...this.published, position: next, names };
  }

  /** Sorting and merging of parts, as one transaction; rows stay the same, so the data version does too. */
  async rearrange(work: (connection: DuckDBConnection, parts: PartList) => Promise<PartList>): Promise<void> {
    const before = this.published;
    const parts = await inTransaction(this.connection, () => work(this.connection, before.parts));
    this.published = { ...this.published, parts };
  }
}

async function nextTurn(connection: DuckDBConnection, after: number): Promise<number> {
  const [row] = await rowsOf(
    connection,
    `SELECT min(turn) FROM (SELECT unnest(["from", "to"]) AS turn FROM membership_rows WHERE v_to IS NULL) WHERE turn > ?`,
    [BigInt(after)],
  );
  return Number(row?.[0] ?? Number.POSITIVE_INFINITY);
}

interface State {
  readonly published: Published;
  readonly dictionary: Dictionary;
  readonly identity: IdentityMap;
  readonly foldedBy: FoldedBy;
  readonly lastRid: number;
  readonly readUrls: Set<number>;
}

async function loadState(connection: DuckDBConnection): Promise<State> {
  const parts = await loadParts(connection);
  const [rid] = await rowsOf(connection, "SELECT coalesce(max(rid), 0) FROM event_keys");
  const foldedBy = await readRules(connection);
  return {
    published: { parts, position: await readPosition(connection), names: await loadNames(connection) },
    dictionary: await Dictionary.load(connection),
    identity: await loadIdentity(connection, foldedBy.rules),
    foldedBy,
    lastRid: Number(rid?.[0] ?? 0),
    readUrls: new Set((await rowsOf(connection, "SELECT id FROM urls")).map(([id]) => Number(id))),
  };
}

/** One limit per relation; the event parts share theirs. */
function fieldLimits(parts: PartList): (family: Family) => FieldLimits {
  const limits = new Map<Family, FieldLimits>();
  return (family) => {
    const known = limits.get(family) ?? new FieldLimits(fieldColumnsOf(parts, family));
    limits.set(family, known);
    return known;
  };
}

function fieldColumnsOf(parts: PartList, family: Family): string[] {
  const names =
    family === "delta"
      ? [...columnsOf(parts, "delta").keys(), ...columnsOf(parts, "ct").keys()]
      : [...columnsOf(parts, family).keys()];
  return names.filter((name) => name[1] === ":");
}

function touchesAccounts(batch: SyncBatch): boolean {
  return (
    batch.businessChanges.length > 0 ||
    batch.documentChanges.length > 0 ||
    batch.records.some(({ kind }) => !isOwnKind(kind)) ||
    batch.events.some((event) => event.groupId !== undefined)
  );
}

const marks = ["touched", "retraited", "regrouped", "touched_customers", "masked"] as const;

async function clearMarks(tx: Tx): Promise<void> {
  for (const mark of [...marks, "changed"])
    await tx.connection.run(`CREATE OR REPLACE TEMP TABLE ${mark} (id INTEGER)`);
}

/** Ends what was masked, and regroups the events of every identifier whose customer's identifiers or homes changed. */
async function followMarks(tx: Tx): Promise<void> {
  const [marks] = await rowsOf(
    tx.connection,
    "SELECT (SELECT count(*) FROM masked), (SELECT count(*) FROM regrouped), (SELECT count(*) FROM touched_customers)",
  );
  if (Number(marks?.[0]) > 0) await endMaskedEvents(tx);
  if (Number(marks?.[1]) + Number(marks?.[2]) === 0) return;
  await tx.connection.run(
    `INSERT INTO regrouped SELECT id FROM identifiers WHERE v_to IS NULL AND customer IN (
      SELECT customer FROM identifiers WHERE v_to IS NULL AND id IN (FROM regrouped) UNION FROM touched_customers)`,
  );
  await tx.connection.run("INSERT INTO touched FROM regrouped");
  await regroupEvents(tx);
}
