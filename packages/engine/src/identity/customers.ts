import { limitOf } from "@throughline/model";
import type { Identifiers } from "./identifiers.ts";

/** `limit`: a limit would be broken. `parted`: two identifiers that a person parted would be one customer again. */
export type Joining = "joined" | "limit" | "parted";

export interface Move {
  readonly ident: number;
  readonly from: number;
  readonly to: number;
}

interface Person {
  readonly members: number[];
  /** Identifiers by type. */
  readonly counts: Map<string, number>;
  /** The identifier that names the customer. */
  name: number;
}

/** Identifiers parted into customers. An identifier that was never joined is a customer of its own; a blocked one is none. */
export class Customers {
  readonly #identifiers: Identifiers;
  readonly #persons: (Person | undefined)[] = [];
  readonly #apart: ReadonlyMap<number, ReadonlySet<number>>;
  /** What customers were before they changed. */
  readonly #before = new Map<number, number>();

  /** `apart`: of each identifier those that a person parted from it. */
  constructor(identifiers: Identifiers, apart: ReadonlyMap<number, ReadonlySet<number>>) {
    this.#identifiers = identifiers;
    this.#apart = apart;
  }

  /** The customer's number is that of the identifier which names it; 0: none. */
  of(ident: number): number {
    return this.#persons[ident]?.name ?? (this.#identifiers.blocked(ident) ? 0 : ident);
  }

  membersOf(ident: number): readonly number[] {
    return this.#persons[ident]?.members ?? [ident];
  }

  /** Two customers become one, unless that breaks a limit (a person may) or brings together what was parted. */
  join(a: number, b: number, byHand: boolean): Joining {
    const [x, y] = [this.#person(a), this.#person(b)];
    if (this.#persons[a] && x === y) return "joined";
    const [into, from] = x.members.length >= y.members.length ? [x, y] : [y, x];
    if (this.#isApart(from, into)) return "parted";
    if (!byHand && this.#breaksLimit(from, into)) return "limit";
    const name = this.#identifiers.naming(into.name, from.name);
    for (const ident of from.members) {
      if (from.name !== name) this.#remember(ident, from.name);
      this.#persons[ident] = into;
    }
    if (into.name !== name) for (const ident of into.members) this.#remember(ident, into.name);
    if (into.members.length === 1) this.#persons[into.members[0] ?? 0] = into;
    into.members.push(...from.members);
    for (const [type, count] of from.counts) into.counts.set(type, count + (into.counts.get(type) ?? 0));
    into.name = name;
    return "joined";
  }

  /** Each is a customer of its own again. Whoever was joined to them must be among them. */
  dissolve(idents: Iterable<number>): void {
    for (const ident of idents) {
      const person = this.#persons[ident];
      if (!person) continue;
      if (person.name !== ident) this.#remember(ident, person.name);
      this.#persons[ident] = undefined;
    }
  }

  /** The identifiers whose customer is another than when this was last asked. */
  takeMoves(): Move[] {
    const moves: Move[] = [];
    for (const [ident, from] of this.#before) {
      const to = this.of(ident);
      if (to !== from) moves.push({ ident, from, to });
    }
    this.#before.clear();
    return moves;
  }

  #remember(ident: number, customer: number): void {
    if (!this.#before.has(ident)) this.#before.set(ident, customer);
  }

  #person(ident: number): Person {
    const counts = () => new Map([[this.#identifiers.type(ident), 1]]);
    return this.#persons[ident] ?? { members: [ident], counts: counts(), name: ident };
  }

  /** Only a type that both bring can grow past its limit: a customer who has more by hand is not closed for the rest. */
  #breaksLimit(a: Person, b: Person): boolean {
    for (const [type, count] of a.counts) {
      const others = b.counts.get(type);
      if (others !== undefined && count + others > limitOf(this.#identifiers.rules, type)) return true;
    }
    return false;
  }

  #isApart(smaller: Person, larger: Person): boolean {
    if (this.#apart.size === 0) return false;
    for (const ident of smaller.members)
      for (const other of this.#apart.get(ident) ?? []) if (this.#person(other).name === larger.name) return true;
    return false;
  }
}
