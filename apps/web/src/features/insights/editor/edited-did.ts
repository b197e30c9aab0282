import type { Condition } from "@throughline/model";
import type { WholeDid } from "./DidForm.tsx";

type Did = Extract<Condition, { readonly did: unknown }>["did"];

/** What the form shows of a condition: a range of values, a form, a measure and tests of the event are shown by the chip. */
export function startOf(did: Did): WholeDid {
  const value = typeof did.value === "number" ? did.value : 1;
  return { event: did.event, op: did.op ?? ">=", value, ...(did.window && { window: did.window }) };
}

/** The condition as it was edited: what the form does not show stays, unless it was about another event. */
export function editedDid(before: Did, { event, op, value, window }: WholeDid): Did {
  if (event !== before.event) return { event, op, value, ...(window && { window }) };
  const { window: _, ...kept } = before;
  const shown = startOf(before);
  const counted = op === shown.op && value === shown.value ? {} : { op, value };
  return { ...kept, ...counted, ...(window && { window }) };
}
