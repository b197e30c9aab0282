import { type Condition, isConditionLike } from "@throughline/model";
import { asLines } from "./definition-search.ts";
import { sectionsOf } from "./sections.ts";

/** A definition taken apart for a merge: `match` and each line as a text, under the name of the line it stands for. */
export type MergeLines = Readonly<Record<string, string>>;

const sections = ["line", "except"] as const;
type Section = (typeof sections)[number];

/**
 * A line is the one of `base` that reads the same, first of all in the same place; else the one in whose place it stands,
 * which was changed; else a new one, named by itself. Without a base every line is new, so both sides stay whole.
 */
export function mergeLines(where: Condition, base: Condition | undefined): MergeLines {
  const mine = textsOf(where);
  const old = base && textsOf(base);
  const named = sections.flatMap((section) => namesOf(section, mine[section], old?.[section] ?? []));
  return { match: mine.match, ...Object.fromEntries(named) };
}

/** The definition again, exceptions last. */
export function fromMergeLines({ match, ...named }: MergeLines): Condition {
  const of = (section: Section): Condition[] =>
    Object.entries(named)
      .filter(([name]) => name.startsWith(`${section} `))
      .flatMap(([, text]) => lineOf(text) ?? []);
  const [lines, except] = [of("line"), of("except")];
  if (except.length === 0) return match === "any" ? { any: lines } : { all: lines };
  const exception: Condition = { not: { any: except } };
  return match === "any" ? { all: [{ any: lines }, exception] } : { all: [...lines, exception] };
}

/** The line that a text of `mergeLines` holds; undefined for the word of `match`. */
export function lineOf(text: string): Condition | undefined {
  if (!text.startsWith("{")) return undefined;
  const line: unknown = JSON.parse(text);
  return isConditionLike(line) ? line : undefined;
}

function textsOf(where: Condition): { readonly match: string } & Readonly<Record<Section, readonly string[]>> {
  const { key, lines, except } = sectionsOf(asLines(where));
  const texts = (conditions: readonly Condition[]) => conditions.map((line) => JSON.stringify(line));
  return { match: key, line: texts(lines), except: texts(except?.parts ?? []) };
}

function namesOf(section: Section, mine: readonly string[], old: readonly string[]): readonly (readonly string[])[] {
  const free = new Set(old.keys());
  const take = (place: number | undefined) => (place !== undefined && free.delete(place) ? place : undefined);
  const still = mine.map((text, at) => take(old[at] === text ? at : undefined));
  const moved = mine.map((text, at) => still[at] ?? take([...free].find((place) => old[place] === text)));
  return mine.map((text, at) => {
    const place = moved[at] ?? take(at);
    return [`${section} ${place === undefined ? text : place + 1}`, text];
  });
}
