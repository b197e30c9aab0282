import type { ExistedFor } from "../condition.ts";
import { ago, lengthWords, readDuration } from "../did/window.ts";
import { type ConditionKind, none } from "../kind.ts";
import { readChoice, readObject } from "../parse/reader.ts";
import { column, instant } from "../test/field-columns.ts";
import { ageTurns } from "../turns.ts";
import { still } from "../wakes.ts";
import { startsPlan } from "./starts-plan.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly existedFor: ExistedFor;
  }
}

const ops: readonly ExistedFor["op"][] = [">=", "<"];

/** Known for so long: since the earliest of first event, profile creation and `createdAt`. */
export const existedFor: ConditionKind<"existedFor"> = {
  kind: "existedFor",
  describe: "Has existed for at least, or for less than, so long.",
  version: 1,
  up: [],
  fields: [
    { name: "op", control: "choice", choices: ops, required: true, describe: "At least (>=), or less than (<)." },
    { name: "duration", control: "duration", required: true, describe: "P7D is calendar, PT168H exact." },
  ],
  read: (reader, json, path) => {
    const body = readObject(reader, json, path, ["op", "duration"]);
    if (!body) return undefined;
    const op = readChoice(reader, body.get("op"), [...path, "op"], ops);
    const duration = readDuration(reader, body.get("duration"), [...path, "duration"]);
    return op !== undefined && duration !== undefined ? { op, duration } : undefined;
  },
  make: (body) => ({ existedFor: body }),
  parts: none,
  reads: none,
  canonical: (body) => ({ existedFor: body }),
  words: ({ op, duration }, _context, negated) =>
    `have ${negated ? "not " : ""}existed for ${op === ">=" ? "at least" : "less than"} ${lengthWords(duration)}`,
  lower: ({ op, duration }, { unit, alias, clock }) => ({
    in: column("id", alias),
    plan: {
      project: {
        filter: startsPlan(unit),
        where: { call: op === ">=" ? "<=" : ">", args: [column("start", "begun"), instant(ago(duration, clock))] },
      },
      columns: { unit: column("unit", "begun") },
      as: "units",
    },
  }),
  matches: ({ op, duration }, { history: { begins }, clock }) => {
    const edge = ago(duration, clock);
    return begins !== undefined && (op === ">=" ? begins <= edge : begins > edge);
  },
  turns: ({ duration }, ahead) =>
    ahead.history.begins === undefined ? [] : ageTurns(ahead.history.begins, duration, ahead),
  wakes: ({ duration }, { unit }) => {
    if (unit === "account") return undefined;
    const columns = { unit: column("unit", "begun"), t: column("start", "begun") };
    return { ...still, moving: [{ rows: { project: startsPlan(unit), columns, as: "moving" }, edges: [duration] }] };
  },
  evidence: (_body, { history: { begins } }) => [{ counted: "existed since", is: begins }],
};
