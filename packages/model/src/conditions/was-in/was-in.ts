import { Temporal } from "temporal-polyfill";
import { pointWords } from "../../time/stretch-words.ts";
import type { HistorySpell, MatchContext } from "../history.ts";
import { type ConditionKind, none } from "../kind.ts";
import { complain, type Path, type Reader, readName, readObject } from "../parse/reader.ts";
import { column } from "../test/field-columns.ts";
import { membersAt } from "./spells-plan.ts";

/** Who was in a saved segment at an instant, which is ISO 8601 with an offset. */
export interface WasIn {
  readonly segment: string;
  readonly at: string;
}

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly wasIn: WasIn;
  }
}

/** Milliseconds; undefined for what names no instant by itself, such as a day. */
export function instantOf(at: string): number | undefined {
  try {
    return Temporal.Instant.from(at).epochMilliseconds;
  } catch {
    return undefined;
  }
}

function readWasIn(reader: Reader, json: unknown, path: Path): WasIn | undefined {
  const body = readObject(reader, json, path, ["segment", "at"]);
  if (!body) return undefined;
  const segment = readName(reader, body.get("segment"), [...path, "segment"], "the segment's id");
  const at = readName(reader, body.get("at"), [...path, "at"], "the instant");
  if (segment === undefined || at === undefined) return undefined;
  if (instantOf(at) !== undefined) return { segment, at };
  return complain(reader, [...path, "at"], "wrongType", "must be an instant with an offset: 2026-11-22T09:00:00Z");
}

const momentOf = ({ at }: WasIn): number => instantOf(at) ?? Number.NaN;

/** The stays of a unit that hold the instant. */
function staysAt(body: WasIn, { history }: MatchContext): readonly HistorySpell[] {
  const t = momentOf(body);
  return history.spells(body.segment).filter(({ from, to }) => from <= t && (to === undefined || to > t));
}

/** Who was in a saved segment then, as it was recorded: by the version of that time, whatever became known since. */
export const wasIn: ConditionKind<"wasIn"> = {
  kind: "wasIn",
  describe: "Was in a saved segment at an instant, as it was recorded then.",
  version: 1,
  up: [],
  fields: [
    { name: "segment", control: "segment", required: true, describe: "The segment's id." },
    { name: "at", control: "instant", required: true, describe: "The instant, ISO 8601 with an offset." },
  ],
  read: readWasIn,
  make: (body) => ({ wasIn: body }),
  parts: none,
  reads: none,
  canonical: (body) => ({ wasIn: { segment: body.segment, at: new Date(momentOf(body)).toISOString() } }),
  words: ({ segment, at }, { saved, zone }, negated) =>
    `were ${negated ? "not " : ""}in the segment "${saved.segments.get(segment)?.name ?? segment}" at ${pointWords(at, zone)}`,
  lower: (body, { unit, alias }) => ({
    in: column("id", alias),
    plan: membersAt(body.segment, unit, momentOf(body)),
  }),
  matches: (body, context) => staysAt(body, context).length > 0,
  turns: none,
  evidence: (body, context) => staysAt(body, context).map(({ from }) => ({ counted: "in since", is: from })),
};
