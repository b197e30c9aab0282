import {
  compareText,
  defaultIdentityRules,
  type IdentityRules,
  identifierType,
  isBlocked,
  priorityOf,
} from "@throughline/model";

/** Identifiers as dense numbers from 1 on, in the order in which they were first met, with what the rules say of each. */
export class Identifiers {
  readonly #ids = new Map<string, number>();
  readonly #keys: string[] = [""];
  readonly #types: string[] = [""];
  readonly #blocked: boolean[] = [true];
  rules: IdentityRules = defaultIdentityRules;

  get size(): number {
    return this.#keys.length - 1;
  }

  /** Number of an identifier; a new one gets the next. */
  ident(key: string): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const ident = this.#keys.length;
    this.#ids.set(key, ident);
    this.#keys.push(key);
    this.#types.push(interned(identifierType(key)));
    this.#blocked.push(isBlocked(this.rules, key));
    return ident;
  }

  known(key: string): number | undefined {
    return this.#ids.get(key);
  }

  key(ident: number): string {
    return this.#keys[ident] ?? "";
  }

  type(ident: number): string {
    return this.#types[ident] ?? "";
  }

  /** Whether it names nobody. */
  blocked(ident: number): boolean {
    return this.#blocked[ident] ?? true;
  }

  /** Numbers stay; what the rules say of each is asked again. */
  follow(rules: IdentityRules): void {
    this.rules = rules;
    for (let ident = 1; ident < this.#keys.length; ident++) this.#blocked[ident] = isBlocked(rules, this.key(ident));
  }

  /** Those of one message that name somebody: by priority, then its subjects before the others, then by key. */
  inOrder(subjects: readonly number[], others: readonly number[]): number[] {
    const named = [...new Set([...subjects, ...others])].filter((ident) => !this.blocked(ident));
    const rank = (ident: number) => priorityOf(this.rules, this.type(ident)) * 2 + (subjects.includes(ident) ? 0 : 1);
    return named.sort((a, b) => rank(a) - rank(b) || compareText(this.key(a), this.key(b)));
  }

  /** Which of two names a customer: a user id before all, an address only for want of others, else the smaller key. */
  naming(a: number, b: number): number {
    const order = namingRank(this.type(a)) - namingRank(this.type(b)) || compareText(this.key(a), this.key(b));
    return order <= 0 ? a : b;
  }
}

/** An address is the last choice, so that it does not get into links to pages. */
function namingRank(type: string): number {
  return type === "user" ? 0 : type === "email" ? 2 : 1;
}

const types = new Map<string, string>();

/** One string per type, not a slice of every key. */
function interned(type: string): string {
  const known = types.get(type);
  if (known !== undefined) return known;
  const own = Buffer.from(type).toString();
  types.set(own, own);
  return own;
}
