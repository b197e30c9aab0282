import { listWords } from "../../text/words.ts";
import { byMeaning } from "../canonical-order.ts";
import type { Sequence, SequenceStep } from "../condition.ts";
import { canonicalFilter } from "../did/canonical-filter.ts";
import { filterFields } from "../did/did.ts";
import { filterWords } from "../did/did-words.ts";
import { lengthWords, windowWords } from "../did/window.ts";
import { type ConditionKind, none } from "../kind.ts";
import { optional } from "../parse/reader.ts";
import { actTurns, filterTurns } from "../turns.ts";
import { areOwn, edgesOfWindow, movingActs, together } from "../wakes.ts";
import { earliestMatch } from "./earliest-match.ts";
import { lowerSequence } from "./lower-sequence.ts";
import { matchSequence } from "./match-sequence.ts";
import { readSequence } from "./read-sequence.ts";

declare module "../condition.ts" {
  interface ConditionBodies {
    readonly sequence: Sequence;
  }
}

function canonicalStep({ within, without = [], ...filter }: SequenceStep): SequenceStep {
  return {
    ...canonicalFilter(filter),
    ...optional("within", within),
    ...(without.length > 0 ? { without: byMeaning(without.map(canonicalFilter)) } : {}),
  };
}

function stepWords(step: SequenceStep, zone: string, perStep: boolean): string {
  const since = perStep ? "of the step before" : "of the first";
  const within = step.within === undefined ? "" : ` within ${lengthWords(step.within)} ${since}`;
  const spoilers = (step.without ?? []).map((filter) => filterWords(filter, zone));
  const without = spoilers.length > 0 ? ` without ${listWords(spoilers, "or")} in between` : "";
  return `${filterWords(step, zone)}${within}${without}`;
}

/** Acts in order: any match is enough, each event is used once. */
export const sequence: ConditionKind<"sequence"> = {
  kind: "sequence",
  describe: "Did one thing and then another, in order, within a time, without something in between.",
  version: 1,
  up: [],
  fields: [
    {
      name: "steps",
      control: "groups",
      group: "SequenceStep",
      required: true,
      describe: "Two or more acts in order.",
      fields: [
        ...filterFields,
        {
          name: "within",
          control: "duration",
          required: false,
          describe: "At most so long after the first step, or after the step before if perStep. Closed.",
        },
        {
          name: "without",
          control: "groups",
          group: "EventFilter",
          required: false,
          describe: "None of these between the step before and this one.",
          fields: filterFields,
        },
      ],
    },
    { name: "perStep", control: "flag", required: false, describe: "Times count from the step before." },
    { name: "window", control: "window", required: false, describe: "When the first step happened; default: ever." },
  ],
  read: readSequence,
  make: (body) => ({ sequence: body }),
  parts: none,
  reads: ({ steps }) =>
    steps.flatMap(({ without = [], ...step }, i) => [
      { of: "events" as const, event: step.event, where: step.where ?? [], path: ["steps", i] },
      ...without.map(({ event, where = [] }, j) => ({
        of: "events" as const,
        event,
        where,
        path: ["steps", i, "without", j],
      })),
    ]),
  canonical: ({ steps, perStep, window }) => ({
    sequence: {
      steps: steps.map(canonicalStep),
      ...(perStep ? { perStep } : {}),
      ...optional("window", window),
    },
  }),
  words: ({ steps, perStep = false, window }, { zone }, negated) => {
    const [first, ...more] = steps.map((step) => stepWords(step, zone, perStep));
    return `${negated ? "did not do" : "did"} ${[`${first}${windowWords(window, zone)}`, ...more].join(", then ")}`;
  },
  lower: lowerSequence,
  matches: matchSequence,
  turns: ({ steps, window }, ahead) => {
    const { events } = ahead.history;
    const filters = steps.flatMap(({ without = [], ...step }) => [step, ...without]);
    return [
      ...actTurns(events, window, ahead),
      ...events.flatMap((event) => filters.flatMap((filter) => filterTurns(filter, event, ahead))),
    ];
  },
  wakes: ({ steps, window }, context) => {
    const filters = steps.flatMap(({ without = [], ...step }) => [step, ...without]);
    if (!filters.every((filter) => areOwn(filter, undefined, context.unit))) return undefined;
    const [first] = steps;
    return together([
      ...filters.map((filter) => movingActs(filter, [], context)),
      first && movingActs(first, edgesOfWindow(window), context),
    ]);
  },
  evidence: (body, context) =>
    matchSequence(body, context) ? earliestMatch(body, context).map((event) => ({ event })) : [],
};
