import styles from "./Spark.module.css";
import { sparkPath, sparkPoints, sparkRange } from "./spark-path.ts";

interface SparkProps {
  readonly values: readonly (number | null)[];
  readonly reference?: readonly (number | null)[] | null | undefined;
  readonly width?: number;
  readonly height?: number;
}

/** The shape of a series beside its number. The number is the message, so the drawing is hidden from readers. */
export function Spark({ values, reference, width = 84, height = 36 }: SparkProps) {
  const range = sparkRange(values, reference ?? []);
  if (!range || values.length < 2) return null;
  const box = { width, height };
  const points = sparkPoints(values, range, box);
  const last = points.findLast((point) => point !== null);
  return (
    <svg
      className={styles["spark"]}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {reference && <path className={styles["reference"]} d={sparkPath(sparkPoints(reference, range, box))} />}
      <path className={styles["line"]} d={sparkPath(points)} />
      {last && <circle className={styles["end"]} cx={last.x} cy={last.y} r="2.5" />}
    </svg>
  );
}
