import { useId } from "react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { LineFigure } from "../../charts/line/LineFigure.tsx";
import { toSeries } from "../../charts/line/line.ts";
import { InsightLink } from "../../insight-link/InsightLink.tsx";
import { PopulationLink } from "../../population/PopulationLink.tsx";
import { formatNumber } from "../../ui/format/number.ts";
import { formatSpan } from "../../ui/format/time.ts";
import { formatValue } from "../../ui/format/value.ts";
import { Delta } from "../../ui/stat-tile/Delta.tsx";
import { plural } from "../../values/nouns.ts";
import { type FindingRow, findingChange } from "./finding-view.ts";
import styles from "./HomePage.module.css";

/** The one finding that counts most, with its chart and what to do about it. */
export function LeadFinding({ finding }: { readonly finding: FindingRow }) {
  const id = useId();
  const { customerNoun, accountNoun } = useWorkspace();
  const change = findingChange(finding);
  const { trend, people } = finding;
  const first = trend?.series[0];
  const nouns = people && plural(people.unit === "account" ? accountNoun : customerNoun);
  return (
    <article className={styles["lead"]} aria-labelledby={id}>
      <div className={styles["words"]}>
        {change && first && (
          <p className={styles["change"]}>
            <Delta change={change} /> on {formatValue(first.compareTotal, first.format)}
          </p>
        )}
        <h2 id={id} className={styles["title"]}>
          {finding.title}
        </h2>
        <p className={styles["detail"]}>{finding.detail}</p>
        <div className={styles["actions"]}>
          {finding.definition !== null && (
            <InsightLink definition={finding.definition} className={styles["primary"]}>
              Open insight
            </InsightLink>
          )}
          {people && people.size > 0 && (
            <PopulationLink
              population={people}
              size={people.size}
              of={`${nouns} of this finding`}
              className={styles["secondary"]}
            >
              See {formatNumber(people.size)} {nouns}
            </PopulationLink>
          )}
        </div>
      </div>
      {trend && (
        <div className={styles["chart"]}>
          <p className={styles["about"]}>
            {first?.label}, by {trend.interval}, {formatSpan(trend.from, trend.to, trend.zone)}
          </p>
          <LineFigure
            model={toSeries(trend)}
            summary={`${finding.title}. ${finding.detail}`}
            labelledBy={id}
            height={200}
          />
        </div>
      )}
    </article>
  );
}
