import type { ReactElement } from "react";
import { CartesianGrid, Line, LineChart, ReferenceArea, ReferenceLine, XAxis, YAxis } from "recharts";
import { formatValue } from "../../ui/format/value.ts";
import { pickTicks } from "./labels.ts";
import { isCompared, type LineModel, mostCompared } from "./line.ts";
import { dashOf, hueOf } from "./looks.ts";
import { plotRows } from "./plot-rows.ts";
import type { Margins, Scale } from "./scale.ts";

interface LinePlotProps {
  readonly model: LineModel;
  readonly scale: Scale;
  readonly margins: Margins;
  readonly width: number;
  readonly height: number;
}

/** Lines, grid and axes. Marks, labels and the focused point are drawn over it by `LineMarks`. */
export function LinePlot({ model, scale, margins, width, height }: LinePlotProps): ReactElement {
  const last = model.points.length - 1;
  const compared = isCompared(model) && model.series.length <= mostCompared;
  const plotWidth = width - margins.left - margins.right;
  const format = model.series[0]?.format;
  const still = { type: "linear", dot: false, activeDot: false, isAnimationActive: false } as const;
  return (
    <LineChart
      width={width}
      height={height}
      data={plotRows(model)}
      margin={{ top: margins.top, right: margins.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      aria-hidden="true"
    >
      <defs>
        <pattern id="silent" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" stroke="var(--hairline)" strokeWidth="1.5" />
        </pattern>
      </defs>
      <CartesianGrid vertical={false} stroke="var(--hairline)" />
      <XAxis
        dataKey="at"
        type="number"
        domain={last === 0 ? [-1, 1] : [0, last]}
        ticks={[...pickTicks(model.points, plotWidth)]}
        interval={0}
        height={margins.bottom}
        axisLine={false}
        tickLine={false}
        tick={({ x, y, payload }: TickProps) => (
          <Tick x={Number(x)} y={Number(y) + 12} index={Number(payload.value)} last={last} model={model} />
        )}
      />
      <YAxis
        width={margins.left}
        domain={[scale.min, scale.max]}
        ticks={[...scale.ticks]}
        interval={0}
        axisLine={false}
        tickLine={false}
        tick={({ y, payload }: TickProps) => (
          <text x={0} y={Number(y) + 4} fill="var(--text-2)" fontSize={12}>
            {format ? formatValue(Number(payload.value), format, "axis") : ""}
          </text>
        )}
      />
      {model.silentFrom !== null && (
        <ReferenceArea x1={model.silentFrom - 1} x2={last} fill="url(#silent)" stroke="none" fillOpacity={1} />
      )}
      <ReferenceLine
        y={scale.min > 0 ? scale.min : 0}
        stroke="var(--control)"
        label={
          scale.min > 0 && format
            ? {
                value: `Axis starts at ${formatValue(scale.min, format, "axis")}`,
                position: "insideBottomLeft",
                fill: "var(--text-2)",
                fontSize: 12,
              }
            : false
        }
      />
      {model.series.map(
        ({ index, hue, compare }, at) =>
          compare &&
          model.series.length <= mostCompared && (
            <Line
              key={`c${index}`}
              {...still}
              dataKey={`c${at}`}
              stroke={hueOf(hue)}
              strokeOpacity={0.75}
              strokeWidth={1.5}
              strokeDasharray="4 3"
            />
          ),
      )}
      {model.series.map(({ index, hue }, at) => (
        <Line
          key={`v${index}`}
          {...still}
          dataKey={`v${at}`}
          stroke={hueOf(hue)}
          strokeWidth={2}
          strokeLinejoin="round"
          strokeDasharray={compared ? "0" : dashOf(hue)}
        />
      ))}
      {model.unfinished &&
        model.series.map(({ index, hue }, at) => (
          <Line
            key={`u${index}`}
            {...still}
            dataKey={`u${at}`}
            stroke={hueOf(hue)}
            strokeWidth={2}
            strokeDasharray="1 4"
            strokeLinecap="round"
          />
        ))}
    </LineChart>
  );
}

interface TickProps {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: number | string };
}

interface TickLabelProps {
  readonly x: number;
  readonly y: number;
  readonly index: number;
  readonly last: number;
  readonly model: LineModel;
}

function Tick({ x, y, index, last, model }: TickLabelProps): ReactElement {
  const label = model.points[index]?.label;
  const now = model.unfinished && index === last;
  const anchor = index === 0 && last > 0 ? "start" : "middle";
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fontSize={12}
      fontWeight={label?.starts && !now ? 600 : 400}
      fill={label?.starts && !now ? "var(--text)" : "var(--text-2)"}
    >
      {now ? model.nowLabel : label?.tick}
    </text>
  );
}
