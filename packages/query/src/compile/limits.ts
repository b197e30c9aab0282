import { PlanTooLarge } from "./plan-error.ts";

/** A condition nested 64 deep lowers to less than 400 levels of JSON. */
const maxDepth = 600;
/** Nine lists of 100,000 ids. */
const maxValues = 1_000_000;
const maxTextLength = 100_000;

/** Plans cross a socket: one iterative scan refuses what is too deep or too large before anything recurses into it. */
export function checkLimits(plan: unknown): void {
  const stack: { value: unknown; depth: number }[] = [{ value: plan, depth: 0 }];
  let values = 0;
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, depth } = next;
    if (++values > maxValues) throw new PlanTooLarge(`the plan has more than ${maxValues} values`);
    if (typeof value === "string" && value.length > maxTextLength)
      throw new PlanTooLarge("a text in the plan is too long");
    if (typeof value !== "object" || value === null) continue;
    if (depth >= maxDepth) throw new PlanTooLarge(`the plan is nested more than ${maxDepth} levels`);
    for (const child of Object.values(value)) stack.push({ value: child, depth: depth + 1 });
  }
}
