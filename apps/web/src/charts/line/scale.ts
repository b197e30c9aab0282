import type { LineModel } from "./line.ts";

export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

const steps = [1, 2, 2.5, 5, 10];
const wantedTicks = 5;

/**
 * Round ticks that hold all values. Zero is in the picture unless every value lies in the top quarter of its own size,
 * so that small moves of a rate can be seen; the chart then says where its axis starts.
 */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const least = values.length > 0 ? Math.min(...values) : 0;
  const floating = values.length > 1 && least > 0 && high - least < high * 0.25 && high > least;
  const from = floating ? least - (high - least) * 0.3 : low;
  const to = high === from ? from + 1 : high;
  const raw = (to - from) / wantedTicks;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (steps.find((candidate) => candidate * power >= raw) ?? 10) * power;
  const min = Math.floor(from / step + 1e-9) * step;
  const count = Math.max(1, Math.ceil((to - min) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => clean(min + index * step));
  return { min: ticks[0] ?? 0, max: ticks.at(-1) ?? 1, ticks };
}

/** Takes the noise of binary fractions away: 0.30000000000000004 → 0.3. */
const clean = (value: number): number => Number(value.toPrecision(12));

/** Every value that is drawn, the comparison included. */
export function drawnValues(model: LineModel): readonly number[] {
  return model.series
    .flatMap((series) => [...series.values, ...(series.compare ?? [])])
    .filter((value) => value !== null);
}

/** Where things stand, in px: the plot's box and the place of a point. */
export interface Geometry {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function geometryOf(
  size: { readonly width: number; readonly height: number },
  margins: Margins,
  points: number,
  scale: Scale,
): Geometry {
  const width = Math.max(1, size.width - margins.left - margins.right);
  const height = Math.max(1, size.height - margins.top - margins.bottom);
  const span = Math.max(1, points - 1);
  return {
    left: margins.left,
    top: margins.top,
    width,
    height,
    x: (index) => margins.left + (points === 1 ? width / 2 : (index / span) * width),
    y: (value) => margins.top + height - ((value - scale.min) / (scale.max - scale.min || 1)) * height,
  };
}
