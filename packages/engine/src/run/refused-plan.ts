import { EngineError } from "../client/protocol.ts";

const ofPlan = /^(?:Parser|Binder|Conversion|Invalid Input|Out of Range|Not implemented|Mismatch Type) Error: /;

/**
 * What the database says of a plan that it cannot answer is that question's trouble; of anything else, everybody's. Sums,
 * memory and depth are known only when it is asked.
 */
export function refusedPlan(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  if (cause.message.startsWith("Out of Memory Error: "))
    return new EngineError("tooMuch", "There is not memory enough for the question.");
  return ofPlan.test(cause.message)
    ? new EngineError("badPlan", `The database refused the plan: ${cause.message}`)
    : cause;
}
