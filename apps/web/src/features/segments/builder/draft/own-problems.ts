import { type Problem, parseCondition, type Unit } from "@throughline/model";
import type { Choices } from "../../../../fields/condition/choices.ts";

/** The controls know the first segments in use, the API knows all: what is not there is the API's to say, at the same node. */
const leftToApi: ReadonlySet<string> = new Set(["unknownSegment", "unknownList"]);

/** What the model says of a definition before it is asked for. */
export function ownProblems(where: unknown, unit: Unit, { saved, self }: Pick<Choices, "saved" | "self">) {
  const options = { saved, ...(self !== undefined && { self }) };
  return parseCondition(where, unit, options).problems.filter(({ code }: Problem) => !leftToApi.has(code));
}
