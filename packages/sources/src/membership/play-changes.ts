import type { MembershipChange } from "../ports/membership-store.ts";
import type { SpellRow } from "./spell-rows.ts";

/** What changes did to the spells of one segment: rows to insert and rows to write again, in the order of the changes. */
export interface Played {
  readonly begun: readonly SpellRow[];
  readonly ended: readonly SpellRow[];
  readonly entered: number;
  readonly left: number;
  /** The newest seq given; 0 when none was. */
  readonly lastSeq: number;
}

/**
 * Plays changes over the newest spells of their units: entering begins a spell where none is open, leaving ends an open
 * one, all else is passed over. `nextSeq` numbers beginnings and ends as they happen.
 */
export function playChanges(
  segment: SpellRow["segment"],
  version: number,
  newest: readonly SpellRow[],
  changes: readonly MembershipChange[],
  nextSeq: () => number,
): Played {
  const last = new Map(newest.map((spell) => [spell.unit, spell]));
  const begun = new Map<number, SpellRow>();
  const ended = new Map<number, SpellRow>();
  let [entered, left, lastSeq] = [0, 0, 0];
  const number = (): number => {
    lastSeq = nextSeq();
    return lastSeq;
  };
  for (const { unit, direction, at, why } of changes) {
    const spell = last.get(unit);
    const open = spell !== undefined && spell.to === null;
    if (direction === "entered" && !open) {
      const from = Math.max(at, spell?.to ?? at);
      const fresh = {
        openSeq: number(),
        closeSeq: null,
        segment,
        version,
        unit,
        from,
        to: null,
        whyIn: why,
        whyOut: null,
      };
      begun.set(fresh.openSeq, fresh);
      last.set(unit, fresh);
      entered++;
    }
    if (direction === "left" && open) {
      const over = { ...spell, closeSeq: number(), to: Math.max(at, spell.from), whyOut: why };
      (begun.has(over.openSeq) ? begun : ended).set(over.openSeq, over);
      last.set(unit, over);
      left++;
    }
  }
  return { begun: [...begun.values()], ended: [...ended.values()], entered, left, lastSeq };
}
