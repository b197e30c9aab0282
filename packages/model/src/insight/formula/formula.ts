/** Arithmetic over series letters: `A / B`, `(A - B) / A * 100`. A tiny grammar of our own; nothing is ever evaluated as code. */
export type Formula =
  | { readonly number: number }
  | { readonly series: number }
  | { readonly op: "+" | "-" | "*" | "/"; readonly left: Formula; readonly right: Formula };

const token = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z])|([-+*/()]))/y;
const maxLength = 200;
const maxNesting = 32;

/** The formula, or a sentence that says what is wrong with it. */
export function parseFormula(text: string, seriesCount: number): Formula | string {
  if (text.length > maxLength) return `a formula has at most ${maxLength} characters`;
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match)
      return `"${text.slice(at).trim().slice(0, 10)}" is not understood: use letters, numbers, + - * / and ( )`;
    tokens.push((match[1] ?? match[2] ?? match[3] ?? "").toUpperCase());
  }
  const reader = { tokens, at: 0, seriesCount, nesting: 0 };
  try {
    const formula = sum(reader);
    return reader.at < tokens.length ? `"${tokens[reader.at]}" is not expected here` : formula;
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
}

class FormulaError extends Error {}

interface TokenReader {
  readonly tokens: readonly string[];
  readonly seriesCount: number;
  at: number;
  nesting: number;
}

function sum(reader: TokenReader): Formula {
  let left = product(reader);
  for (let op = reader.tokens[reader.at]; op === "+" || op === "-"; op = reader.tokens[reader.at]) {
    reader.at++;
    left = { op, left, right: product(reader) };
  }
  return left;
}

function product(reader: TokenReader): Formula {
  let left = factor(reader);
  for (let op = reader.tokens[reader.at]; op === "*" || op === "/"; op = reader.tokens[reader.at]) {
    reader.at++;
    left = { op, left, right: factor(reader) };
  }
  return left;
}

function factor(reader: TokenReader): Formula {
  const next = reader.tokens[reader.at++];
  if (next === undefined) throw new FormulaError("the formula ends too early");
  if (next === "(" || next === "-") {
    if (++reader.nesting > maxNesting) throw new FormulaError(`a formula nests at most ${maxNesting} levels`);
    const inner = next === "-" ? ({ op: "-", left: { number: 0 }, right: factor(reader) } as const) : sum(reader);
    reader.nesting--;
    if (next === "(" && reader.tokens[reader.at++] !== ")") throw new FormulaError("a bracket is not closed");
    return inner;
  }
  if (/^\d/.test(next)) return { number: Number(next) };
  const series = next.charCodeAt(0) - 65;
  if (!/^[A-Z]$/.test(next)) throw new FormulaError(`"${next}" is not expected here`);
  if (series >= reader.seriesCount) throw new FormulaError(`there is no series ${next}`);
  return { series };
}

/** None where a part is none, or where something is divided by 0. */
export function evaluateFormula(formula: Formula, values: readonly (number | null)[]): number | null {
  if ("number" in formula) return formula.number;
  if ("series" in formula) return values[formula.series] ?? null;
  const left = evaluateFormula(formula.left, values);
  const right = evaluateFormula(formula.right, values);
  if (left === null || right === null) return null;
  const result = { "+": left + right, "-": left - right, "*": left * right, "/": left / right }[formula.op];
  return Number.isFinite(result) ? result : null;
}
