import { type FieldLetter, fieldColumn, type RelationName, relations } from "@throughline/engine";
import { foldText } from "@throughline/model";
import type { ColumnType } from "@throughline/query";
import { momentOf } from "./berlin.ts";
import { ofSegments } from "./event-oracle.ts";
import { sessionsOf } from "./session-oracle.ts";
import type { Fields, World, WorldDeal, WorldEvent } from "./world.ts";

const letters: Readonly<Record<FieldLetter, ColumnType>> = {
  s: "integer",
  n: "number",
  d: "decimal",
  b: "boolean",
  t: "instant",
  l: "list",
};
const withFields: ReadonlySet<string> = new Set([
  "events",
  "sessions",
  "customers",
  "accounts",
  "opportunities",
  "products",
  "campaigns",
  "orders",
]);

export type Cell = number | string | boolean | null | readonly number[];
type Row = Readonly<Record<string, Cell>>;

/** Every relation of a world that plans read, in rows. */
export type WorldRows = Readonly<Partial<Record<RelationName, readonly Row[]>>>;

/** As the engine types its relations: fixed columns, and one per field and letter where there are fields. */
export function columnTypeOf(relation: string, column: string): ColumnType | undefined {
  const fixed: Readonly<Record<string, ColumnType>> = relations[relation as RelationName];
  if (Object.hasOwn(fixed, column)) return fixed[column];
  const letter = column.slice(0, 1);
  if (!withFields.has(relation) || column[1] !== ":" || !Object.hasOwn(letters, letter)) return undefined;
  return letters[letter as FieldLetter];
}

/** The columns of a relation: the fixed ones, and those that some row has. */
export function columnsOf(relation: RelationName, rows: readonly Row[]): readonly string[] {
  return [...new Set([...Object.keys(relations[relation]), ...rows.flatMap((row) => Object.keys(row))])];
}

/** Ids of texts by their folded form, in order of appearance. */
class Strings {
  readonly #ids = new Map<string, number>();
  readonly displays: string[] = [];

  id(text: string): number {
    const folded = foldText(text);
    const id = this.#ids.get(folded) ?? this.#ids.size + 1;
    if (!this.#ids.has(folded)) {
      this.#ids.set(folded, id);
      this.displays.push(text);
    }
    return id;
  }

  rows(): Row[] {
    return [...this.#ids].map(([folded, id]) => ({ id, folded, display: this.displays[id - 1] ?? folded }));
  }
}

function typedColumns(fields: Fields, strings: Strings): Row {
  const row: Record<string, Cell> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string") {
      row[fieldColumn(name, "s")] = strings.id(value);
      const t = momentOf(value)?.start;
      if (t !== undefined) row[fieldColumn(name, "t")] = t;
    } else if (typeof value === "boolean") row[fieldColumn(name, "b")] = value;
    else if (typeof value === "number") {
      row[fieldColumn(name, "n")] = value;
      if (Number(value.toFixed(4)) === value) row[fieldColumn(name, "d")] = value.toFixed(4);
    } else row[fieldColumn(name, "l")] = value.map((text) => strings.id(text));
  }
  return row;
}

/** As the engine keeps a statement: all its names, and the values that there are. */
function statedFields(stated: NonNullable<WorldEvent["stated"]>): Fields {
  const values = Object.entries(stated).flatMap(([name, value]) => (value === null ? [] : [[`traits.${name}`, value]]));
  return { traits: Object.keys(stated), ...Object.fromEntries(values) };
}

export function rowsOf(world: World): WorldRows {
  const strings = new Strings();
  const sessions = sessionsOf(world);
  const names = [...new Set(world.events.map((e) => foldText(e.name)))];
  const records = (of: World["customers"], more: (id: number) => Row = () => ({})): Row[] =>
    of.map(({ id, fields }) => ({ id, key: `key:${id}`, ...more(id), ...typedColumns(fields, strings) }));
  return {
    events: world.events.map(({ properties, name, stated, ...e }, i) => ({
      rid: i,
      customer: e.customer,
      account: e.account,
      event: names.indexOf(foldText(name)) + 1,
      kind: e.kind,
      t: e.t,
      seq: e.seq,
      session: sessions.find(({ events }) => events.some(({ seq }) => seq === e.seq))?.id ?? null,
      product: e.product,
      ...typedColumns(properties, strings),
      ...(stated ? typedColumns(statedFields(stated), strings) : {}),
    })),
    sessions: sessions.map(({ id, customer, startedAt, endedAt, events, pages, entry }) => ({
      id,
      customer,
      account: events[0]?.account ?? null,
      startedAt,
      endedAt,
      events: events.length,
      pages,
      ...typedColumns({ ...entry, pages, duration: (endedAt - startedAt) / 1000 }, strings),
      "t:startedAt": startedAt,
    })),
    eventNames: names.map((name, i) => ({ id: i + 1, name, folded: name, kind: 0 })),
    customers: records(world.customers, (id) => ({ lastSeen: id, firstSeen: beginning(world, id) })),
    identifiers: world.customers.flatMap(({ id }) => [
      { key: `user:${id}`, customer: id },
      { key: `anon:a${id}`, customer: id },
    ]),
    accounts: records(world.accounts),
    products: records(world.products),
    campaigns: [],
    orders: (world.orders ?? []).map((order) => dealRow(order, strings)),
    opportunities: (world.opportunities ?? []).map(({ customer: _, ...deal }) => dealRow(deal, strings)),
    spells: (world.spells ?? []).map((spell) => ({ ...spell })),
    memberships: world.memberships.map((m) => ({ ...m })),
    strings: strings.rows(),
  };
}

/** What the engine keeps of a customer: the earliest of first event (none of segments), profile and the trait createdAt. */
function beginning({ events, customers }: World, id: number): number | null {
  const { made, fields } = customers.find((c) => c.id === id) ?? {};
  const created = fields?.["createdAt"];
  const known = [
    ...events.filter((e) => e.customer === id && !ofSegments(e)).map((e) => e.t),
    made,
    typeof created === "string" ? momentOf(created)?.start : undefined,
  ].filter((t) => t !== undefined);
  return known.length === 0 ? null : Math.min(...known);
}

function dealRow({ id, fields, ...deal }: Omit<WorldDeal, "customer"> & Partial<WorldDeal>, strings: Strings): Row {
  return { id, key: `key:${id}`, ...deal, ...typedColumns(fields, strings) };
}
