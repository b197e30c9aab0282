/**
 * What is asked of each customer, where that is nothing but texts they have and how often they did something: all of it
 * can be told from columns in memory.
 */
export type CustomerTest =
  | { readonly all: readonly CustomerTest[] }
  | { readonly any: readonly CustomerTest[] }
  | { readonly not: CustomerTest }
  | SimpleTest;

export type SimpleTest =
  | Acts
  | Texts
  /** A column of lists (`l:<field>`) has one of some texts: never so while no row has a list there. */
  | { readonly list: string };

/** At least one act of these events (ids of names) in [from, to), ms; and as many as every test of their number wants. */
export interface Acts {
  readonly events: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly counts: readonly NumberTest[];
}

/** A column of texts (`s:<field>`) holds one of these ids. */
export interface Texts {
  readonly texts: string;
  readonly ids: readonly number[];
}

export interface NumberTest {
  readonly op: Comparison;
  readonly value: number;
}

/** One column of whole numbers: how many customers pass, in one row, or the id of each. */
export interface CustomerQuestion {
  readonly test: CustomerTest;
  readonly answer: "size" | "ids";
  readonly column: string;
}

const opposites = { "=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;
export type Comparison = keyof typeof opposites;

export function isComparison(call: string): call is Comparison {
  return Object.hasOwn(opposites, call);
}

/** True exactly where the test is not. */
export function opposite({ op, value }: NumberTest): NumberTest {
  return { op: opposites[op], value };
}

export function passes(n: number, { op, value }: NumberTest): boolean {
  switch (op) {
    case "=":
      return n === value;
    case "!=":
      return n !== value;
    case "<":
      return n < value;
    case "<=":
      return n <= value;
    case ">":
      return n > value;
    case ">=":
      return n >= value;
  }
}
