import type { Relation, Unit } from "../conditions/condition.ts";
import { relatedField } from "../conditions/did/pointed-records.ts";
import { customerTrait, statedField } from "../conditions/did/trait-then.ts";
import type { History, HistoryEvent, HistoryRecord, Known } from "../conditions/history.ts";
import type { RunPlan } from "../run-plan.ts";
import { foldText } from "../text/fold-text.ts";
import type { Clock } from "../time/clock.ts";
import type { ActsRead } from "./acts-read.ts";
import { FieldTable } from "./field-table.ts";
import { numberIn, type Row, textIn } from "./rows.ts";
import { SessionTable } from "./session-table.ts";
import { UnitFacts } from "./unit-facts.ts";
import type { Misses } from "./wanted.ts";

/** An act as it was read: `rid` finds its body. */
export interface ReadEvent extends HistoryEvent {
  readonly rid: number;
}

const tables = ["customers", "accounts", "products", "campaigns", "orders", "opportunities"] as const;
type TableName = (typeof tables)[number];
const isTable = (name: string): name is TableName => tables.some((table) => table === name);

/**
 * Histories of units, read from an engine as far as somebody looks. What is not known yet reads as missing and is
 * remembered; after `load` it is known. An answer counts only when nothing was wanted while it was found.
 */
export class Histories {
  readonly #misses: Misses = { count: 0 };
  readonly #fields: Readonly<Record<TableName, FieldTable>>;
  readonly #properties = new FieldTable({ relation: "events", key: "rid" }, this.#misses);
  readonly #sessions: SessionTable;
  readonly #traits: readonly string[];
  readonly #facts: Readonly<Record<Unit, UnitFacts>>;
  readonly #events = new Map<number, ReadEvent>();
  readonly #lists = new WeakMap<readonly Row[], readonly ReadEvent[]>();
  readonly #histories = { customer: new Map<number, History>(), account: new Map<number, History>() };
  readonly #parts: readonly (FieldTable | SessionTable | UnitFacts)[];

  /** `most`: rows of one sort that are read at once. */
  constructor(acts: ActsRead, clock: Clock, most: number) {
    const table = (relation: string) => new FieldTable({ relation, key: "id" }, this.#misses);
    this.#fields = {
      customers: table("customers"),
      accounts: table("accounts"),
      products: table("products"),
      campaigns: table("campaigns"),
      orders: table("orders"),
      opportunities: table("opportunities"),
    };
    this.#sessions = new SessionTable(clock, this.#misses);
    this.#traits = acts.traits;
    const facts = (unit: Unit) => new UnitFacts(unit, acts, most, this.#misses);
    this.#facts = { customer: facts("customer"), account: facts("account") };
    this.#parts = [
      this.#facts.customer,
      this.#facts.account,
      this.#properties,
      this.#sessions,
      ...tables.map((name) => this.#fields[name]),
    ];
  }

  get wants(): boolean {
    return this.#parts.some((part) => part.wants);
  }

  /** How often something was looked at that was not known yet. */
  get misses(): number {
    return this.#misses.count;
  }

  /** Reads all that was wanted. Throws TooMuchToRead. */
  async load(run: RunPlan): Promise<void> {
    for (const part of this.#parts) await part.load(run);
  }

  of(unit: Unit, id: number): History {
    const known = this.#histories[unit].get(id);
    if (known) return known;
    const made = this.#history(unit, id);
    this.#histories[unit].set(id, made);
    return made;
  }

  #history(unit: Unit, id: number): History {
    const facts = this.#facts[unit];
    const events = (): readonly ReadEvent[] => this.#eventsOf(facts.read(id, "events"));
    const members = () => facts.read(id, "members").map((row) => [numberIn(row, "other") ?? 0, row] as const);
    const accounts = () =>
      members().map(([other, row]) => ({ primary: row.get("primary") === true, history: this.of("account", other) }));
    const people = (): readonly History[] => members().map(([other]) => this.of("customer", other));
    return {
      unit,
      get ids() {
        return facts.read(id, "ids").map((row) => textIn(row, "key"));
      },
      get begins() {
        return facts.read(id, "begins").flatMap((row) => numberIn(row, "start") ?? [])[0];
      },
      get events() {
        return events();
      },
      field: (name) => this.#fields[unit === "customer" ? "customers" : "accounts"].read(id, name),
      accounts: () => (unit === "customer" ? accounts() : []),
      contacts: () =>
        unit === "account" ? people() : [...new Set(accounts().flatMap((one) => one.history.contacts()))],
      spells: (segment) =>
        facts.read(id, "spells").flatMap((row) => {
          const to = numberIn(row, "to");
          if (textIn(row, "segment") !== segment) return [];
          return { from: numberIn(row, "from") ?? 0, ...(to === undefined ? {} : { to }) };
        }),
      records: (relation) => {
        if (relation === "lines") return events().filter(({ event }) => foldText(event) === "order.line");
        if (relation === "orders" || unit === "account") return this.#records(unit, id, relation);
        return accounts().flatMap((one) => one.history.records(relation));
      },
    };
  }

  #records(unit: Unit, id: number, relation: Exclude<Relation, "contacts" | "accounts" | "lines">): HistoryRecord[] {
    return this.#facts[unit].read(id, relation).map((row) => ({
      t: numberIn(row, "t") ?? Number.NaN,
      property: (name) =>
        this.#pointed(row, name, "*", () => this.#fields[relation].read(numberIn(row, "id") ?? 0, name)),
    }));
  }

  /** Rows of a unit stay the same list once they are read: every condition looks through the same events. */
  #eventsOf(rows: readonly Row[]): readonly ReadEvent[] {
    const known = this.#lists.get(rows);
    if (known) return known;
    const made = rows.map((row) => this.#event(row));
    this.#lists.set(rows, made);
    return made;
  }

  #event(row: Row): ReadEvent {
    const rid = numberIn(row, "rid") ?? 0;
    const event = textIn(row, "name");
    const known = this.#events.get(rid) ?? {
      rid,
      event,
      kind: numberIn(row, "kind") ?? 0,
      t: numberIn(row, "t") ?? 0,
      seq: numberIn(row, "seq") ?? 0,
      property: (name, asOf) => {
        const trait = asOf && customerTrait(name);
        if (trait !== undefined) return this.#then(row, trait);
        return this.#pointed(row, name, event, () => this.#properties.read(rid, name));
      },
    };
    this.#events.set(rid, known);
    return known;
  }

  /** A trait of the customer of an act: what the newest statement of it up to the act says. */
  #then(act: Row, trait: string): Known | undefined {
    const customer = numberIn(act, "customer");
    if (customer === undefined) return undefined;
    const [t, seq] = [numberIn(act, "t") ?? 0, numberIn(act, "seq") ?? 0];
    const said = `said:${this.#traits.indexOf(trait)}`;
    const newest = this.#facts.customer.read(customer, "statements").findLast((row) => {
      const at = numberIn(row, "t") ?? 0;
      return row.get(said) === true && (at < t || (at === t && (numberIn(row, "seq") ?? 0) <= seq));
    });
    return newest && this.#properties.read(numberIn(newest, "rid") ?? 0, statedField(trait));
  }

  /** A property of a row, or of a record that it points to, as plans read it. */
  #pointed(row: Row, name: string, event: string, own: () => Known | undefined): Known | undefined {
    const to = relatedField(name, event);
    if (!to) return own();
    const id = numberIn(row, to.by);
    if (id === undefined) return undefined;
    if (to.relation === "sessions") return this.#sessions.read(id, to.field);
    return isTable(to.relation) ? this.#fields[to.relation].read(id, to.field) : undefined;
  }
}
