import type { ReactElement } from "react";
import { BarChart } from "../../../charts/bar/BarChart.tsx";
import { fieldTitle } from "../../../fields/field-choice.ts";
import { formatNumber, formatShare } from "../../../ui/format/number.ts";
import { nounTitle } from "../../../values/nouns.ts";
import styles from "./PeopleDrawer.module.css";
import type { FigurePopulation } from "./use-figure.ts";

const share = { kind: "percent", unit: "", decimals: 0 };

/** Trait values that are more frequent here than among everyone; the tick is everyone. */
export function StandsOut({
  population,
  noun,
}: {
  readonly population: FigurePopulation;
  readonly noun: string;
}): ReactElement | null {
  const rows = population.summary;
  if (rows.length === 0) return null;
  const bars = rows.map(({ field, value, hereShare, allShare }) => ({
    key: `${field} ${value}`,
    name: `${nounTitle(fieldTitle(field))} ${value}`,
    value: hereShare,
    reference: allShare,
    format: share,
  }));
  return (
    <section className={styles["section"]} aria-label="What stands out">
      <h3>What stands out</h3>
      <BarChart
        bars={bars}
        full={1}
        label="Share here against all"
        figure={(_, at) => (
          <>
            <b className={styles["share"]}>{formatShare(rows[at]?.hereShare ?? 0, 0)}</b>{" "}
            <span className={styles["all"]}>all {formatShare(rows[at]?.allShare ?? 0, 0)}</span>
          </>
        )}
      />
      <p className={styles["note"]}>
        Bar: these {formatNumber(population.size)}. Tick: all {noun}.
      </p>
    </section>
  );
}
