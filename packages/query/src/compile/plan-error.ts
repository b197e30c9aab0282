/** The plan is malformed, unknown or too large. The message is for whoever wrote the plan; it holds no data. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}

/** The plan is larger than what is compiled. */
export class PlanTooLarge extends PlanError {}
