/** How a series looks without its colour: dashes and marker shapes of the eight series, 0 is "Other". */
const dashes = ["2 3", "0", "6 3", "2 2", "8 3 2 3", "10 4", "4 2 1 2", "1 3", "12 3 3 3"] as const;

export const hueOf = (hue: number): string => (hue === 0 ? "var(--control)" : `var(--s${hue})`);
export const dashOf = (hue: number): string => dashes[hue] ?? "0";

const shapes = [
  "M-4 0H4",
  "M0-4a4 4 0 1 1 0 8a4 4 0 1 1 0-8z",
  "M-3.5-3.5h7v7h-7z",
  "M0-4.5L4.5 3.5h-9z",
  "M0-5L5 0L0 5L-5 0z",
  "M0 4.5L4.5-3.5h-9z",
  "M-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
  "M0-3.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z",
  "M-3-3h6v6h-6z",
] as const;

/** Path of the marker around (0,0). Markers 7 and 8 and Other are drawn hollow. */
export const markerOf = (hue: number): { readonly d: string; readonly hollow: boolean } => ({
  d: shapes[hue] ?? shapes[1],
  hollow: hue === 0 || hue >= 7,
});
