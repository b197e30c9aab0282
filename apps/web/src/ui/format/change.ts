import { formatNumber, formatShare, noBreak } from "./number.ts";
import type { ValueFormat } from "./value.ts";

export interface Change {
  readonly direction: "up" | "down" | "flat";
  /** Unsigned and with its unit, the arrow carries the sign: "18.0 %", "3.1 pp". Empty when there is nothing to compare with. */
  readonly text: string;
  /** For screen readers: "up 18.0 %". */
  readonly spoken: string;
  /** Good or bad only past the threshold; small moves stay neutral. */
  readonly tone: "good" | "bad" | "neutral";
}

/** Below this relative change, or this many percentage points, a move keeps the grey ink. */
const quietRelative = 0.02;
const quietPoints = 0.5;

/** The change of an amount in %, of a rate in percentage points. Null when either side is unknown. */
export function changeOf(
  value: number | null | undefined,
  before: number | null | undefined,
  format: Pick<ValueFormat, "kind">,
  goodDirection: string,
): Change | null {
  if (value === null || value === undefined || before === null || before === undefined) return null;
  if (format.kind === "percent") {
    const points = (value - before) * 100;
    return describe(
      points,
      `${formatNumber(Math.abs(points), 1)}${noBreak}pp`,
      Math.abs(points) >= quietPoints,
      goodDirection,
    );
  }
  if (before === 0)
    return value === 0 ? describe(0, "", false, goodDirection) : describe(value, "from 0", true, goodDirection);
  const relative = (value - before) / Math.abs(before);
  return describe(relative, formatShare(Math.abs(relative), 1), Math.abs(relative) >= quietRelative, goodDirection);
}

function describe(delta: number, text: string, notable: boolean, goodDirection: string): Change {
  const direction = delta > 0 ? "up" : delta < 0 ? "down" : "flat";
  if (direction === "flat") return { direction, text: "no change", spoken: "no change", tone: "neutral" };
  const judged = notable && (goodDirection === "up" || goodDirection === "down");
  const tone = judged ? (goodDirection === direction ? "good" : "bad") : "neutral";
  return { direction, text, spoken: `${direction} ${text}`, tone };
}
