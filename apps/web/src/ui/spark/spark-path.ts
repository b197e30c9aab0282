export interface SparkBox {
  readonly width: number;
  readonly height: number;
}

export interface SparkRange {
  readonly low: number;
  readonly high: number;
}

type Values = readonly (number | null)[];

/** The common range of several lines, so that a reference can be read against its series. Null when nothing is known. */
export function sparkRange(...lines: readonly Values[]): SparkRange | null {
  const known = lines.flat().filter((value): value is number => value !== null);
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) };
}

/** Places of the known values; a flat line runs through the middle. */
export function sparkPoints(values: Values, range: SparkRange, box: SparkBox): ({ x: number; y: number } | null)[] {
  const inset = 3;
  const step = values.length > 1 ? (box.width - 2 * inset) / (values.length - 1) : 0;
  const span = range.high - range.low;
  return values.map((value, index) => {
    if (value === null) return null;
    const share = span === 0 ? 0.5 : (value - range.low) / span;
    return { x: round(inset + index * step), y: round(box.height - inset - share * (box.height - 2 * inset)) };
  });
}

/** An SVG path that breaks where a value is missing. */
export function sparkPath(points: readonly ({ x: number; y: number } | null)[]): string {
  return points
    .map((point, index) => (point === null ? "" : `${points[index - 1] ? "L" : "M"}${point.x} ${point.y}`))
    .join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
