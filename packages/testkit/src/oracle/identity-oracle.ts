import { foldText, type IdentityRules } from "@throughline/model";
import type { IdentityChange } from "@throughline/sources";

/** A pair as a store keeps it; its place in the store plays no part. */
export type Pair = Omit<IdentityChange, "seq">;

interface Step {
  readonly at: readonly [number, string, string];
  readonly ids: readonly string[];
  readonly byHand: boolean;
}

/**
 * The customer of every identifier, by the rules of `docs/counting.md`, Identity, read sentence by sentence: lists that are
 * searched from end to end, everything from the start each time. Null: the identifier belongs to nobody.
 */
export function customersByHand(pairs: readonly Pair[], rules: IdentityRules): Map<string, string | null> {
  const all = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const named = all.filter((id) => !blocked(id, rules));
  const newest = newestDecisions(pairs.filter(({ a, b }) => named.includes(a) && named.includes(b)));
  const apart = newest.filter(({ op }) => op === "unlink").map(({ a, b }) => [a, b] as const);
  let groups = named.map((id) => [id]);
  for (const { ids, byHand } of inOrder([...messages(pairs, named, rules), ...newest.filter(isLink).map(merge)])) {
    const [first = "", ...others] = ids;
    for (const other of others) {
      const x = groups.find((group) => group.includes(first)) ?? [];
      const y = groups.find((group) => group.includes(other)) ?? [];
      const both = [...x, ...y];
      if (x === y || apart.some(([a, b]) => both.includes(a) && both.includes(b))) continue;
      if (!byHand && breaksLimit(x, y, rules)) continue;
      groups = [...groups.filter((group) => group !== x && group !== y), both];
    }
  }
  const name = (id: string) => groups.find((group) => group.includes(id))?.toSorted(naming)[0] ?? null;
  return new Map(all.map((id) => [id, name(id)]));
}

const isDecision = ({ op, source }: Pair): boolean => op === "unlink" || source === "manual";
const isLink = ({ op }: Pair): boolean => op === "link";
const merge = (pair: Pair): Step => ({ at: place(pair), ids: [pair.a, pair.b], byHand: true });
const place = ({ timestamp, source, messageId }: Pair) => [timestamp, source, messageId] as const;
const type = (id: string): string => id.slice(0, id.indexOf(":"));
const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function blocked(id: string, { blocked: list, blockZeros }: IdentityRules): boolean {
  const value = foldText(id.slice(id.indexOf(":") + 1).trim());
  const digits = [...value].filter((letter) => !"-.:(){}".includes(letter));
  return value === "" || list.includes(value) || (blockZeros && digits.length > 0 && digits.every((d) => d === "0"));
}

/** Every message with all it names, by priority. */
function messages(pairs: readonly Pair[], named: readonly string[], rules: IdentityRules): Step[] {
  const said = Map.groupBy(
    pairs.filter((pair) => !isDecision(pair)),
    (pair) => JSON.stringify(place(pair)),
  );
  return [...said.values()].map((own) => {
    const subjects = own.map(({ a }) => a);
    const rank = (id: string) => (rules.priority.includes(type(id)) ? rules.priority.indexOf(type(id)) : 99);
    const ids = [...new Set(own.flatMap(({ a, b }) => [a, b]))].filter((id) => named.includes(id));
    const other = (id: string) => (subjects.includes(id) ? 0 : 1);
    ids.sort((a, b) => rank(a) - rank(b) || other(a) - other(b) || bytes(a, b));
    return { at: own.map(place)[0] ?? [0, "", ""], ids, byHand: false };
  });
}

function newestDecisions(pairs: readonly Pair[]): Pair[] {
  const decisions = pairs.filter((pair) => isDecision(pair) && pair.a !== pair.b);
  const byPair = Map.groupBy(decisions, ({ a, b }) => [a, b].sort().join("\n"));
  return [...byPair.values()].map((own) => own.toSorted((x, y) => before(place(x), place(y))).at(-1) as Pair);
}

function inOrder(steps: readonly Step[]): Step[] {
  return steps.toSorted((a, b) => before(a.at, b.at));
}

function before(a: Step["at"], b: Step["at"]): number {
  return a[0] - b[0] || bytes(a[1], b[1]) || bytes(a[2], b[2]);
}

function breaksLimit(x: readonly string[], y: readonly string[], rules: IdentityRules): boolean {
  const count = (group: readonly string[], of: string) => group.filter((id) => type(id) === of).length;
  const limit = (of: string) => Object.entries(rules.limits).find(([name]) => name === of)?.[1] ?? rules.otherLimit;
  return x.map(type).some((of) => count(y, of) > 0 && count(x, of) + count(y, of) > limit(of));
}

function naming(a: string, b: string): number {
  const rank = (id: string) => (type(id) === "user" ? 0 : type(id) === "email" ? 2 : 1);
  return rank(a) - rank(b) || bytes(a, b);
}
