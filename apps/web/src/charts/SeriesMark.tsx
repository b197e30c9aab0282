import type { ReactElement } from "react";
import { hueOf, markerOf } from "./line/looks.ts";

/** A short piece of the line with its marker, for tables and legends. */
export function SeriesMark({ hue }: { readonly hue: number }): ReactElement {
  const { d, hollow } = markerOf(hue);
  const colour = hueOf(hue);
  return (
    <svg width="16" height="12" viewBox="-8 -6 16 12" aria-hidden="true" style={{ flex: "none" }}>
      <path d="M-8 0H8" stroke={colour} strokeWidth="2" />
      <path
        d={d}
        fill={hollow ? "var(--card)" : colour}
        stroke={colour}
        strokeWidth={hollow ? 1.5 : 0}
        transform="scale(.9)"
      />
    </svg>
  );
}
