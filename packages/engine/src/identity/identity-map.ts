import { compareOrder, compareText, type IdentityRules, type MessageOrder } from "@throughline/model";
import { Customers, type Joining, type Move } from "./customers.ts";
import { Identifiers } from "./identifiers.ts";
import { type Group, later, Related, type Saying } from "./related.ts";

export type { Move } from "./customers.ts";

/** What a person decided about two identifiers: that they are one customer, or that they are two. */
export interface Decision {
  readonly link: boolean;
  readonly order: MessageOrder;
}

/** Why two identifiers are one customer, or are not although a message says so. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly order: MessageOrder;
  readonly state: "joined" | "limit" | "voided" | "byHand" | "parted";
}

/**
 * Which customer an identifier belongs to (`docs/counting.md`, Identity): a fold over what messages say, in the order of
 * (timestamp, source, messageId), and over what people decided. Customers only grow while messages are folded, so saying
 * the same again changes nothing: only the earliest message of each kind is kept. A message after all others of its
 * group is folded at the end; for one that comes late its group is folded again, once per batch.
 */
export class IdentityMap {
  readonly #identifiers = new Identifiers();
  #related = new Related();
  #sayings = new Map<string, Saying>();
  /** By the smaller identifier of the pair, then the larger. */
  #decisions = new Map<number, Map<number, Decision>>();
  /** Of each identifier those that a person parted from it. */
  #apart = new Map<number, Set<number>>();
  #customers = new Customers(this.#identifiers, this.#apart);
  /** Customers before a restart, by identifier. */
  #previous: readonly number[] | undefined;

  get size(): number {
    return this.#identifiers.size;
  }

  ident(key: string): number {
    return this.#identifiers.ident(key);
  }

  known(key: string): number | undefined {
    return this.#identifiers.known(key);
  }

  key(ident: number): string {
    return this.#identifiers.key(ident);
  }

  /** 0: the identifier is blocked and belongs to nobody. */
  customer(ident: number): number {
    return this.#customers.of(ident);
  }

  membersOf(ident: number): readonly number[] {
    return this.#customers.membersOf(ident);
  }

  /** Forgets all but the identifiers and who they were: what was said is to be recorded again, to be read by the rules. */
  restart(rules: IdentityRules, previous?: readonly number[]): void {
    this.#previous = previous ?? Array.from({ length: this.size + 1 }, (_, ident) => this.customer(ident));
    this.#identifiers.follow(rules);
    this.#related = new Related();
    this.#sayings = new Map();
    this.#decisions = new Map();
    this.#apart = new Map();
    this.#customers = new Customers(this.#identifiers, this.#apart);
  }

  /** A message that names all these. `settle` must follow. */
  say(subjects: readonly number[], others: readonly number[], order: MessageOrder): void {
    const idents = this.#identifiers.inOrder(subjects, others);
    if (idents.length < 2) return;
    const name = idents.join();
    const known = this.#sayings.get(name);
    if (known && compareOrder(known.order, order) <= 0) return;
    const group = this.#related.unite(idents);
    group.late ||= group.settled !== undefined && compareOrder(order, group.settled) < 0;
    if (known) {
      known.order = order;
      return;
    }
    const saying = { idents, byHand: false, order };
    this.#sayings.set(name, saying);
    group.fresh.push(saying);
  }

  /** What a person decided; the newest decision about a pair holds. `settle` must follow. */
  decide(a: number, b: number, decision: Decision): void {
    if (a === b || this.#identifiers.blocked(a) || this.#identifiers.blocked(b)) return;
    const [low, high] = a < b ? [a, b] : [b, a];
    const decisions = this.#decisions.get(low) ?? new Map<number, Decision>();
    const known = decisions.get(high);
    if (known && (compareOrder(known.order, decision.order) || Number(!known.link)) > 0) return;
    this.#decisions.set(low, decisions.set(high, decision));
    for (const [ident, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const apart = this.#apart.get(ident) ?? new Set();
      if (decision.link) apart.delete(other);
      else apart.add(other);
      if (apart.size > 0) this.#apart.set(ident, apart);
      else this.#apart.delete(ident);
    }
    this.#related.unite([a, b]).late = true;
  }

  /**
   * Forgets what messages say of these and of everyone whom messages name together with them, and answers who they are:
   * what still holds of them is to be said again. Decisions of people stay. `settle` must follow.
   */
  retract(idents: Iterable<number>): readonly number[] {
    const groups = new Set([...idents].flatMap((ident) => this.#related.of(ident) ?? []));
    const all = [...groups].flatMap((group) => group.idents);
    for (const { sayings, fresh } of groups)
      for (const saying of [...sayings, ...fresh]) this.#sayings.delete(saying.idents.join());
    this.#customers.dissolve(all);
    this.#related.part(all);
    for (const low of all)
      for (const high of this.#decisions.get(low)?.keys() ?? []) this.#related.unite([low, high]).late = true;
    return all;
  }

  /** Folds what was recorded; the identifiers that it moved to another customer. */
  settle(): Move[] {
    for (const group of this.#related.takeDirty()) {
      const pending = group.late ? [...group.sayings, ...group.fresh] : group.fresh;
      const decided = group.late ? this.#decidedIn(group) : [];
      if (group.late) this.#customers.dissolve(group.idents);
      this.#foldInto(this.#customers, [...pending, ...decided]);
      for (const saying of group.fresh) group.sayings.push(saying);
      for (const { order } of [...pending, ...decided]) group.settled = later(group.settled, order);
      group.fresh = [];
      group.late = false;
    }
    const moves = this.#customers.takeMoves();
    const previous = this.#previous;
    if (!previous) return moves;
    this.#previous = undefined;
    return Array.from({ length: this.size }, (_, at) => at + 1)
      .map((ident) => ({ ident, from: previous[ident] ?? ident, to: this.customer(ident) }))
      .filter(({ from, to }) => from !== to);
  }

  /** Everything said about the customer of an identifier, the joined first, at most `limit`. */
  explain(ident: number, limit: number): readonly Link[] {
    const group = this.#related.of(ident);
    if (!group) return [];
    const customer = this.customer(ident);
    const own = (other: number) => this.customer(other) === customer;
    const links: Link[] = [];
    const alone = new Customers(this.#identifiers, this.#apart);
    this.#foldInto(alone, [...group.sayings, ...this.#decidedIn(group)], (saying, other, joining) => {
      const [first = 0] = saying.idents;
      if (own(first) || own(other))
        links.push({ a: first, b: other, order: saying.order, state: stateOf(saying, joining) });
    });
    for (const { low, high, decision } of this.#pairsIn(group))
      if (!decision.link && (own(low) || own(high)))
        links.push({ a: low, b: high, order: decision.order, state: "parted" });
    const rank = ({ state }: Link) => (state === "joined" || state === "byHand" ? 0 : 1);
    return links.sort((x, y) => rank(x) - rank(y) || compareOrder(x.order, y.order)).slice(0, limit);
  }

  #foldInto(
    customers: Customers,
    sayings: Saying[],
    told?: (saying: Saying, other: number, joining: Joining) => void,
  ): void {
    for (const saying of sayings.sort((a, b) => this.#inOrder(a, b))) {
      const [first = 0, ...others] = saying.idents;
      for (const other of others) {
        const joining = customers.join(first, other, saying.byHand);
        told?.(saying, other, joining);
      }
    }
  }

  /** The merges by hand among the identifiers of a group. */
  #decidedIn(group: Group): Saying[] {
    return this.#pairsIn(group)
      .filter(({ decision }) => decision.link)
      .map(({ low, high, decision }) => ({ idents: [low, high], byHand: true, order: decision.order }));
  }

  #pairsIn({ idents }: Group): { readonly low: number; readonly high: number; readonly decision: Decision }[] {
    if (this.#decisions.size === 0) return [];
    return idents.flatMap((low) =>
      [...(this.#decisions.get(low) ?? [])].map(([high, decision]) => ({ low, high, decision })),
    );
  }

  #inOrder(a: Saying, b: Saying): number {
    return compareOrder(a.order, b.order) || compareText(this.#names(a), this.#names(b));
  }

  #names({ idents }: Saying): string {
    return idents.map((ident) => this.key(ident)).join("\n");
  }
}

function stateOf({ byHand }: Saying, joining: Joining): Link["state"] {
  if (joining === "joined") return byHand ? "byHand" : "joined";
  return joining === "limit" ? "limit" : "voided";
}
