import { BarChart } from "../../../charts/bar/BarChart.tsx";
import type { SegmentOverlapQuery } from "../../../gql/graphql.ts";
import { PopulationLink } from "../../../population/PopulationLink.tsx";
import { formatNumber, formatShare } from "../../../ui/format/number.ts";
import { OverlapBar } from "../../../ui/overlap-bar/OverlapBar.tsx";
import styles from "./Compare.module.css";
import { pairRow, partWords } from "./overlap-rows.ts";

type Part = NonNullable<NonNullable<SegmentOverlapQuery["workspace"]>["overlap"]["parts"]>[number];

interface OverlapPartsProps {
  readonly parts: readonly Part[];
  /** Of the segments, this one first. */
  readonly names: readonly string[];
}

/** Each other segment against this one, then every part that anybody is in. */
export function OverlapParts({ parts, names }: OverlapPartsProps) {
  const [here = "", ...others] = names;
  return (
    <div className={styles["parts"]}>
      <p className={styles["quiet"]}>
        Only {here}, both, only the other. Shares are of {here}.
      </p>
      <ul className={styles["pairs"]}>
        {others.map((name, at) => {
          const pair = pairRow(parts, at + 1);
          const size = pair.onlyHere + pair.both;
          return (
            <li key={name}>
              <p className={styles["pair"]}>
                <span>{name}</span>
                <span>
                  <b>{formatNumber(pair.both)}</b> {formatShare(size === 0 ? 0 : pair.both / size)}
                </span>
              </p>
              <OverlapBar {...pair} />
            </li>
          );
        })}
      </ul>
      <div className={styles["bars"]}>
        <BarChart
          label="Parts"
          bars={parts.map((part) => ({
            key: part.of.join(),
            name: partWords(part, names),
            value: part.size,
            reference: null,
            format: { kind: "count", unit: "", decimals: 0 },
          }))}
          figure={(bar, at) => {
            const part = parts[at];
            return part && <PopulationLink population={part.people} size={part.size} of={bar.name} />;
          }}
        />
      </div>
    </div>
  );
}
