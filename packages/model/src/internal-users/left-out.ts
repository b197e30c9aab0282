import type { Condition } from "../conditions/condition.ts";

/** Who is internal or a test: whoever the condition holds for, and everybody with an address of these domains. */
export interface InternalUsers {
  readonly where: Condition;
  /** `example.com`: the trait `email` ends with `@example.com`. */
  readonly emailDomains: readonly string[];
}
