/** One link or unlink of a pair of identifiers (dense ids). `order` = timestamp, source, messageId. */
export interface PairChange {
  readonly link: boolean;
  readonly t: number;
  readonly source: string;
  readonly message: string;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly changes: PairChange[];
}

export interface Move {
  readonly ident: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Which customer an identifier belongs to: connected components over the pairs whose last change, in (timestamp, source,
 * messageId) order, is a link. So the order of arrival does not matter. A customer's id is the id of its canonical
 * identifier: the `user:` one with the earliest living link (ties and none: the smallest key), else the smallest key.
 */
export class IdentityMap {
  readonly #ids = new Map<string, number>();
  readonly #keys: string[] = [""];
  readonly #customers: number[] = [0];
  readonly #pairs = new Map<string, Pair>();
  readonly #pairsOf = new Map<number, Pair[]>();

  get size(): number {
    return this.#keys.length - 1;
  }

  key(ident: number): string {
    return this.#keys[ident] ?? "";
  }

  customer(ident: number): number {
    return this.#customers[ident] ?? 0;
  }

  /** Id of an identifier; a new one is a customer of its own. */
  ident(key: string): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#keys.length;
    this.#ids.set(key, id);
    this.#keys.push(key);
    this.#customers.push(id);
    return id;
  }

  restore(key: string, customer: number): void {
    this.#customers[this.ident(key)] = customer;
  }

  /** Remembers a change without folding; `refold` of its two identifiers must follow. False when it was known. */
  record(a: number, b: number, change: PairChange): boolean {
    if (a === b) return false;
    const [low, high] = a < b ? [a, b] : [b, a];
    const name = `${low}:${high}`;
    let pair = this.#pairs.get(name);
    if (!pair) {
      pair = { a: low, b: high, changes: [] };
      this.#pairs.set(name, pair);
      this.#join(low, pair);
      this.#join(high, pair);
    }
    if (pair.changes.some((c) => inOrder(c, change) === 0 && c.link === change.link)) return false;
    pair.changes.push(change);
    pair.changes.sort(inOrder);
    return true;
  }

  /** Folds the components that the given identifiers were or are in; returns the identifiers whose customer changed.
   * After an unlink each piece holds one of the two ends, so nothing else needs a visit. */
  refold(touched: Iterable<number>): Move[] {
    const seen = new Set<number>();
    const moves: Move[] = [];
    for (const ident of touched) {
      if (seen.has(ident)) continue;
      const component = this.#component(ident);
      const customer = this.#canonical(component);
      for (const member of component) {
        seen.add(member);
        const from = this.customer(member);
        if (from === customer) continue;
        this.#customers[member] = customer;
        moves.push({ ident: member, from, to: customer });
      }
    }
    return moves;
  }

  #join(ident: number, pair: Pair): void {
    const pairs = this.#pairsOf.get(ident);
    if (pairs) pairs.push(pair);
    else this.#pairsOf.set(ident, [pair]);
  }

  #component(start: number): number[] {
    const found = new Set([start]);
    const queue = [start];
    for (let ident = queue.pop(); ident !== undefined; ident = queue.pop()) {
      for (const pair of this.#pairsOf.get(ident) ?? []) {
        const other = pair.a === ident ? pair.b : pair.a;
        if (found.has(other) || linkedSince(pair) === undefined) continue;
        found.add(other);
        queue.push(other);
      }
    }
    return [...found];
  }

  #canonical(component: readonly number[]): number {
    let best: { ident: number; user: boolean; since: number; key: string } | undefined;
    for (const ident of component) {
      const key = this.key(ident);
      const user = key.startsWith("user:");
      const candidate = { ident, user, since: user ? this.#earliestLink(ident) : 0, key };
      if (!best || precedes(candidate, best)) best = candidate;
    }
    return best?.ident ?? 0;
  }

  #earliestLink(ident: number): number {
    const since = (this.#pairsOf.get(ident) ?? []).map((p) => linkedSince(p) ?? Number.MAX_VALUE);
    return since.reduce((a, b) => Math.min(a, b), Number.MAX_VALUE);
  }
}

type Candidate = { user: boolean; since: number; key: string };

function precedes(a: Candidate, b: Candidate): boolean {
  if (a.user !== b.user) return a.user;
  if (a.since !== b.since) return a.since < b.since;
  return a.key < b.key;
}

/** Time of the first link after the last unlink; undefined when the pair is not linked. */
function linkedSince(pair: Pair): number | undefined {
  const lastUnlink = pair.changes.findLastIndex((c) => !c.link);
  return pair.changes[lastUnlink + 1]?.t;
}

function inOrder(a: PairChange, b: PairChange): number {
  return a.t - b.t || compareText(a.source, b.source) || compareText(a.message, b.message);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
