import type { MappingDryRunQuery } from "../../../gql/graphql.ts";
import { formatCount, formatNumber } from "../../../ui/format/number.ts";
import styles from "./Mapping.module.css";

type Result = NonNullable<MappingDryRunQuery["workspace"]>["dryRunMapping"];

/** What a sync would do now; the four outcomes add up to the rows. */
export function DryRun({ result }: { readonly result: Result }) {
  const [problem] = result.problems;
  if (problem)
    return (
      <p role="status" className={styles["problem"]}>
        {problem.message}
      </p>
    );
  const figures = [
    { name: "Rows", value: result.rows },
    { name: "New", value: result.inserts },
    { name: "Changed", value: result.updates },
    { name: "Unchanged", value: result.unchanged },
    { name: "Rejected", value: result.rejected },
  ];
  return (
    <div role="status" className={styles["dry"]}>
      <dl>
        {figures.map((figure) => (
          <div key={figure.name}>
            <dt>{figure.name}</dt>
            <dd>{formatNumber(figure.value)}</dd>
          </div>
        ))}
      </dl>
      {!result.complete && <p className={styles["quiet"]}>Time ran out: these are the rows read until then.</p>}
      {result.reasons.map((one) => (
        <p key={one.reason} className={styles["quiet"]}>
          {formatCount(one.rows, "row")}: {one.reason}, first at <code>{one.key}</code>
        </p>
      ))}
    </div>
  );
}
