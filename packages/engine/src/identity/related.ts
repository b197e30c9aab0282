import { compareOrder, type MessageOrder } from "@throughline/model";

/** What one message says: these are one person, the first above all. Kept once, at its earliest message. */
export interface Saying {
  readonly idents: readonly number[];
  readonly byHand: boolean;
  order: MessageOrder;
}

/** Identifiers that messages name together, limits aside: a late message changes nothing outside of its group. */
export interface Group {
  readonly idents: number[];
  /** What is folded; in no order. */
  readonly sayings: Saying[];
  /** What is not folded yet. */
  fresh: Saying[];
  /** The last message that is folded. */
  settled: MessageOrder | undefined;
  /** Something changed before `settled`: the whole group is folded again. */
  late: boolean;
}

export class Related {
  readonly #groups: (Group | undefined)[] = [];
  readonly #dirty = new Set<Group>();

  of(ident: number): Group | undefined {
    return this.#groups[ident];
  }

  /** The group of all of these; `takeDirty` gives it next. */
  unite(idents: readonly number[]): Group {
    const group = idents.map((ident) => this.#ensure(ident)).reduce((a, b) => this.#merge(a, b));
    this.#dirty.add(group);
    return group;
  }

  /** Each is related to nobody. Whoever was related to them must be among them. */
  part(idents: readonly number[]): void {
    for (const ident of idents) {
      const group = this.#groups[ident];
      if (group) this.#dirty.delete(group);
      this.#groups[ident] = undefined;
    }
  }

  takeDirty(): Group[] {
    const groups = [...this.#dirty];
    this.#dirty.clear();
    return groups;
  }

  #ensure(ident: number): Group {
    const group = this.#groups[ident] ?? { idents: [ident], sayings: [], fresh: [], settled: undefined, late: false };
    this.#groups[ident] = group;
    return group;
  }

  /** The smaller into the larger. */
  #merge(a: Group, b: Group): Group {
    if (a === b) return a;
    const [into, from] = a.idents.length >= b.idents.length ? [a, b] : [b, a];
    for (const ident of from.idents) {
      this.#groups[ident] = into;
      into.idents.push(ident);
    }
    for (const saying of from.sayings) into.sayings.push(saying);
    for (const saying of from.fresh) into.fresh.push(saying);
    into.settled = later(into.settled, from.settled);
    into.late ||= from.late;
    if (this.#dirty.delete(from)) this.#dirty.add(into);
    return into;
  }
}

export function later(a: MessageOrder | undefined, b: MessageOrder | undefined): MessageOrder | undefined {
  if (!a || !b) return a ?? b;
  return compareOrder(a, b) >= 0 ? a : b;
}
