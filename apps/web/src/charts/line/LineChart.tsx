import { type ReactElement, useId, useMemo, useState } from "react";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { useWidth } from "../use-width.ts";
import styles from "./LineChart.module.css";
import { LineMarks } from "./LineMarks.tsx";
import { LinePlot } from "./LinePlot.tsx";
import type { LineModel } from "./line.ts";
import { marginsOf } from "./margins.ts";
import { nearestSpot } from "./nearest.ts";
import { SpotTooltip } from "./SpotTooltip.tsx";
import { drawnValues, geometryOf, scaleOf } from "./scale.ts";
import { moveSpot, type Spot, spotWords } from "./speech.ts";

export interface LineChartProps {
  readonly model: LineModel;
  /** What the figure shows, for screen readers: the takeaway in one or two sentences. */
  readonly summary: string;
  /** Id of the heading that states the finding. */
  readonly labelledBy?: string;
  readonly height?: number;
  /** Opens the people behind a point; without it Enter and a press do nothing. */
  readonly onDrill?: ((spot: Spot) => void) | undefined;
  /** Shows the table twin: the `T` key. */
  readonly onTable?: (() => void) | undefined;
}

/** Lines over time: one tab stop, arrows move the point, Enter opens its people, T the table, Esc leaves the point. */
export function LineChart({
  model,
  summary,
  labelledBy,
  height = 320,
  onDrill,
  onTable,
}: LineChartProps): ReactElement {
  const id = useId();
  const [frame, width] = useWidth();
  const [spot, setSpot] = useState<Spot | null>(null);
  const [byKey, setByKey] = useState(false);
  const scale = useMemo(() => scaleOf(drawnValues(model)), [model]);
  const margins = useMemo(() => marginsOf(model, scale, width), [model, scale, width]);
  const geometry = geometryOf({ width, height }, margins, model.points.length, scale);
  const shown = spot && spot.point < model.points.length && spot.series < model.series.length ? spot : null;
  const words = shown && spotWords(model, shown);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const start = shown ?? { series: 0, point: Math.max(0, model.points.length - (model.unfinished ? 2 : 1)) };
    const next = moveSpot(model, start, event.key);
    if (next) setSpot(shown === null ? start : next);
    else if (event.key === "Enter" && shown && onDrill) onDrill(shown);
    else if (event.key === "Escape" && shown) setSpot(null);
    else if (event.key.toLowerCase() === "t" && onTable) onTable();
    else return;
    setByKey(true);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <figure className={styles["figure"]} aria-labelledby={labelledBy} aria-describedby={`${id}summary`}>
      <VisuallyHidden>
        <span id={`${id}summary`}>{summary}</span>
      </VisuallyHidden>
      <div
        ref={frame}
        role="application"
        aria-roledescription="line chart"
        aria-label="Chart. Arrow keys move between points and series, T shows the table."
        aria-describedby={`${id}summary`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the chart's one tab stop
        tabIndex={0}
        className={styles["frame"]}
        style={{ height }}
        data-drill={onDrill && shown ? "" : undefined}
        onKeyDown={onKeyDown}
        onBlur={() => setSpot(null)}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setByKey(false);
          setSpot(nearestSpot(model, geometry, { x: event.clientX - box.left, y: event.clientY - box.top }));
        }}
        onPointerLeave={() => setSpot(null)}
        onClick={() => {
          if (shown && onDrill) onDrill(shown);
        }}
      >
        {width > 0 && (
          <>
            <LinePlot model={model} scale={scale} margins={margins} width={width} height={height} />
            <LineMarks model={model} geometry={geometry} spot={shown} width={width} height={height} />
            {shown && words && (
              <SpotTooltip words={words} model={model} spot={shown} geometry={geometry} width={width} />
            )}
          </>
        )}
      </div>
      <VisuallyHidden>
        <span role="status">{byKey && words ? words.spoken : ""}</span>
      </VisuallyHidden>
    </figure>
  );
}
