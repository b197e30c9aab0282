import type { Condition, Unit } from "../conditions/condition.ts";
import { readsIn } from "../conditions/reads-in.ts";
import type { Saved } from "../conditions/saved.ts";
import { foldText } from "../text/fold-text.ts";
import type { Difference } from "./differences.ts";

type Named = Pick<Difference, "kind" | "name" | "value">;

/** Who is counted: those who have the value or any number, or ever did it. */
export function whoDiffers({ kind, name, value }: Named, unit: Unit): Condition {
  if (kind === "act") return { did: { event: name } };
  const test = value === null ? ({ op: "is set" } as const) : ({ op: "is", value } as const);
  return unit === "customer" ? { trait: { trait: name, ...test } } : { account: { field: name, ...test } };
}

/** Does a definition itself ask for it? Then its populations differ in it by definition. */
export function asksFor(where: Condition, { kind, name }: Named, unit: Unit, saved: Saved | undefined): boolean {
  return readsIn([where], unit, saved).some((read) => {
    if (read.of === "events") return kind === "act" && foldText(read.event) === foldText(name);
    return kind !== "act" && read.of === (unit === "customer" ? "trait" : "accountField") && read.name === name;
  });
}
