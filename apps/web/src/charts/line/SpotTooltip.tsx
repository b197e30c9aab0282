import type { ReactElement } from "react";
import { Delta } from "../../ui/stat-tile/Delta.tsx";
import styles from "./LineChart.module.css";
import type { LineModel } from "./line.ts";
import type { Geometry } from "./scale.ts";
import type { Spot, SpotWords } from "./speech.ts";

interface SpotTooltipProps {
  readonly words: SpotWords;
  readonly model: LineModel;
  readonly spot: Spot;
  readonly geometry: Geometry;
  readonly width: number;
}

const tooltipWidth = 248;

/** Value first, then what and when, then the change. The live region says the same words. */
export function SpotTooltip({ words, model, spot, geometry, width }: SpotTooltipProps): ReactElement {
  const value = model.series[spot.series]?.values[spot.point] ?? 0;
  const x = geometry.x(spot.point);
  const y = geometry.y(value);
  const before = x > width / 2;
  const left = before ? Math.max(0, x - tooltipWidth - 14) : x + 14;
  const top = Math.min(Math.max(0, y + 16), geometry.top + geometry.height - 40);
  return (
    <div
      className={styles["tooltip"]}
      style={{ left, top, width: tooltipWidth }}
      aria-hidden="true"
      data-side={before ? "before" : "after"}
    >
      <div>
        <p>
          <b>{words.value}</b> {words.subject}, {words.when}
        </p>
        {words.before !== null && (
          <p className={styles["before"]}>
            {words.change && <Delta change={words.change} />} {words.change ? "on" : "before"} {words.before}
          </p>
        )}
      </div>
    </div>
  );
}
