import { BarChart } from "../charts/bar/BarChart.tsx";
import { fieldTitle } from "../fields/field-choice.ts";
import { formatNumber, formatShare } from "../ui/format/number.ts";
import { nounTitle } from "../values/nouns.ts";
import styles from "./ShareBars.module.css";
import type { Members } from "./use-members.ts";

interface ShareBarsProps {
  readonly members: Pick<Members, "size" | "summary">;
  /** The units in words, many of them: "households". */
  readonly noun: string;
}

const share = { kind: "percent", unit: "", decimals: 0 };

/** Trait values that are more frequent here than among everyone; the tick is everyone. */
export function ShareBars({ members: { size, summary }, noun }: ShareBarsProps) {
  return (
    <>
      <BarChart
        bars={summary.map(({ field, value, hereShare, allShare }) => ({
          key: `${field} ${value}`,
          name: `${nounTitle(fieldTitle(field))} ${value}`,
          value: hereShare,
          reference: allShare,
          format: share,
        }))}
        full={1}
        label="Share here against all"
        figure={(_, at) => (
          <>
            <b className={styles["share"]}>{formatShare(summary[at]?.hereShare ?? 0, 0)}</b>{" "}
            <span className={styles["all"]}>all {formatShare(summary[at]?.allShare ?? 0, 0)}</span>
          </>
        )}
      />
      <p className={styles["note"]}>
        Bar: these {formatNumber(size)}. Tick: all {noun}.
      </p>
    </>
  );
}
