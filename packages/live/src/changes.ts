import type { RunPlan } from "@throughline/model";
import type { MembershipChange } from "@throughline/sources";
import { lookUp, numbersOf, textsOf } from "./asking.ts";
import type { Flip } from "./flips.ts";
import type { UnitKeys } from "./unit-keys.ts";

/** Flips as the store records them: with keys, and with the messages that decided. */
export async function changesOf(
  flips: readonly Flip[],
  keys: Readonly<Record<"customer" | "account", UnitKeys>>,
  run: RunPlan,
): Promise<readonly (MembershipChange & { readonly flip: Flip })[]> {
  for (const unit of ["customer", "account"] as const)
    await keys[unit].learn([...new Set(flips.filter(({ segment }) => segment.unit === unit).map(({ id }) => id))], run);
  const rids = [...new Set(flips.flatMap(({ rid = 0 }) => (rid === 0 ? [] : [rid])))];
  const messages = new Map<number, string>();
  if (rids.length > 0) {
    const found = await run(lookUp("eventKeys", ["rid", "key"], "rid", rids));
    const named = textsOf(found, "key");
    for (const [i, rid] of numbersOf(found, "rid").entries()) messages.set(rid, named[i] ?? "");
  }
  return flips.flatMap((flip) => {
    const { segment, id, entered, at, why, rid = 0 } = flip;
    const unit = keys[segment.unit].key(id);
    if (unit === undefined) return [];
    const messageId = messages.get(rid);
    const whole = messageId === undefined || why.cause !== "event" ? why : { ...why, messageId };
    return [{ segmentId: segment.id, unit, direction: entered ? "entered" : "left", at, why: whole, flip } as const];
  });
}
