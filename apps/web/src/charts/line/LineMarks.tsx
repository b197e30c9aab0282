import type { ReactElement } from "react";
import { formatValue } from "../../ui/format/value.ts";
import styles from "./LineChart.module.css";
import { labelHeight, spreadLabels } from "./labels.ts";
import type { LineModel, LineSeries } from "./line.ts";
import { hueOf, markerOf } from "./looks.ts";
import { fitName } from "./margins.ts";
import type { Geometry } from "./scale.ts";
import type { Spot } from "./speech.ts";

/** Narrower than this, the hatch stands without its words. */
const silentRoom = 110;

interface LineMarksProps {
  readonly model: LineModel;
  readonly geometry: Geometry;
  readonly spot: Spot | null;
  readonly width: number;
  readonly height: number;
}

/** Over the lines: the marker and label at each line's end, and the point in focus. */
export function LineMarks({ model, geometry, spot, width, height }: LineMarksProps): ReactElement {
  const ends = model.series.map((series) => endOf(model, series));
  const room = width - geometry.left - geometry.width;
  const tall = model.series.length * labelHeight.double <= geometry.height + labelHeight.double;
  const rowHeight = tall ? labelHeight.double : labelHeight.single;
  const wanted = ends.map((end) => geometry.y(end?.value ?? 0));
  const placed = spreadLabels(wanted, rowHeight, geometry.top - 8, geometry.top + geometry.height + 8);
  const focused = spot && model.series[spot.series];
  const focusedValue = spot && focused ? (focused.values[spot.point] ?? null) : null;
  return (
    <svg className={styles["marks"]} width={width} height={height} aria-hidden="true">
      {model.silentFrom !== null &&
        geometry.x(model.points.length - 1) - geometry.x(model.silentFrom - 1) > silentRoom && (
          <text
            x={geometry.x((model.silentFrom - 1 + model.points.length - 1) / 2)}
            y={geometry.top + 16}
            textAnchor="middle"
            className={styles["silent"]}
          >
            nothing recorded
          </text>
        )}
      {spot && (
        <line
          x1={geometry.x(spot.point)}
          x2={geometry.x(spot.point)}
          y1={focusedValue === null ? geometry.top : geometry.y(focusedValue)}
          y2={geometry.top + geometry.height}
          stroke="var(--text-2)"
        />
      )}
      {model.series.map((series, place) => {
        const end = ends[place];
        if (!end) return null;
        const { d, hollow } = markerOf(series.hue);
        const at = `translate(${geometry.x(end.point)} ${geometry.y(end.value)})`;
        return (
          <g key={series.index}>
            <path
              d={d}
              transform={at}
              fill={hollow ? "var(--card)" : hueOf(series.hue)}
              stroke={hollow ? hueOf(series.hue) : "var(--card)"}
              strokeWidth={1.5}
            />
            <EndLabel
              series={series}
              value={end.value}
              x={geometry.left + geometry.width + 12}
              y={placed[place] ?? 0}
              room={room}
              tall={tall}
            />
          </g>
        );
      })}
      {spot && focused && focusedValue !== null && (
        <g transform={`translate(${geometry.x(spot.point)} ${geometry.y(focusedValue)})`}>
          <circle r="8" fill="var(--card)" stroke="var(--focus)" strokeWidth="2" />
          <circle r="4" fill={hueOf(focused.hue)} />
        </g>
      )}
    </svg>
  );
}

interface EndLabelProps {
  readonly series: LineSeries;
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly room: number;
  readonly tall: boolean;
}

function EndLabel({ series, value, x, y, room, tall }: EndLabelProps): ReactElement {
  // Some hues are below 4.5:1 as text, so the name is ink beside a marker in the line's own colour.
  const { d, hollow } = markerOf(series.hue);
  const colour = hueOf(series.hue);
  const top = tall ? y - 3 : y + 4;
  return (
    <>
      <path
        d={d}
        transform={`translate(${x} ${top - 4}) scale(.8)`}
        fill={hollow ? "var(--card)" : colour}
        stroke={colour}
        strokeWidth={hollow ? 1.5 : 0}
      />
      <text x={x + 9} y={top} className={styles["end"]}>
        <tspan className={styles["name"]}>{fitName(series.name, room)}</tspan>
        {tall && (
          <tspan x={x + 9} dy={16}>
            {formatValue(value, series.format, "compact")}
          </tspan>
        )}
      </text>
    </>
  );
}

/** The last finished value of a series: where its label stands. */
function endOf(model: LineModel, series: LineSeries): { readonly point: number; readonly value: number } | null {
  const last = model.points.length - 1 - (model.unfinished && model.points.length > 1 ? 1 : 0);
  for (let point = last; point >= 0; point -= 1) {
    const value = series.values[point] ?? null;
    if (value !== null) return { point, value };
  }
  return null;
}
