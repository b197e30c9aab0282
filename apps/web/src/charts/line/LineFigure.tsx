import { lazy, type ReactElement, Suspense } from "react";
import type { LineChartProps } from "./LineChart.tsx";

const LineChart = lazy(async () => ({ default: (await import("./LineChart.tsx")).LineChart }));

/** The line chart with its room reserved; the drawing code is loaded when the first chart is shown. */
export function LineFigure(props: LineChartProps): ReactElement {
  return (
    <Suspense fallback={<div style={{ height: props.height ?? 320 }} aria-busy="true" />}>
      <LineChart {...props} />
    </Suspense>
  );
}
