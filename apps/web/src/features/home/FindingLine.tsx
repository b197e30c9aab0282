import { InsightLink } from "../../insight-link/InsightLink.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Spark } from "../../ui/spark/Spark.tsx";
import { type FindingRow, findingChange, numbers } from "./finding-view.ts";
import styles from "./HomePage.module.css";

const icons = { up: "up", down: "down", warn: "warning", flat: "minus" } as const;

/** One more finding: which way, what, and the shape of it. A detail that the lead has said already is left out. */
export function FindingLine({ finding, detail }: { readonly finding: FindingRow; readonly detail: boolean }) {
  const direction = finding.direction in icons ? (finding.direction as keyof typeof icons) : "flat";
  const series = finding.trend?.series[0];
  const tone =
    direction === "warn" ? "warn" : direction === "flat" ? "neutral" : (findingChange(finding)?.tone ?? "neutral");
  return (
    <article className={styles["line"]}>
      <span className={styles["mark"]} data-tone={tone}>
        <Icon name={icons[direction]} size={14} label={direction === "warn" ? "Attention" : direction} />
      </span>
      <div className={styles["what"]}>
        <h3>{finding.title}</h3>
        {detail && <p>{finding.detail}</p>}
      </div>
      {series && (
        <Spark values={numbers(series.values)} reference={numbers(series.compareValues)} width={112} height={28} />
      )}
      {finding.definition !== null && (
        <InsightLink
          definition={finding.definition}
          label={`Open insight: ${finding.title}`}
          className={styles["open"]}
        >
          Open insight
        </InsightLink>
      )}
    </article>
  );
}
