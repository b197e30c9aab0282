import { useQuery } from "@apollo/client/react";
import { type Condition, parseCondition } from "@throughline/model";
import type { ReactElement } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { segmentsOf } from "../../../fields/condition/choices.ts";
import { formatNumber, formatShare } from "../../../ui/format/number.ts";
import { useBuilder } from "./builder-context.ts";
import { BuilderOverlapDocument } from "./builder-documents.ts";
import styles from "./LivePanel.module.css";

const most = 4;

interface OverlapProps {
  readonly where: Condition;
  readonly size: number;
}

/** How much is shared with saved segments, the first by name: only here, both, only there. */
export function Overlap({ where, size }: OverlapProps): ReactElement | null {
  const workspace = useWorkspace();
  const { unit, choices } = useBuilder();
  const others = segmentsOf(choices, unit)
    .filter(({ id }) => !("segment" in where && where.segment === id))
    .slice(0, most);
  const valid = parseCondition(where, unit, { saved: choices.saved }).problems.length === 0;
  const { data, previousData } = useQuery(BuilderOverlapDocument, {
    variables: { workspace: workspace.id, unit, of: [where, ...others.map(({ id }) => ({ segment: id }))] },
    skip: others.length === 0 || !valid,
    fetchPolicy: "cache-first",
  });
  const parts = (data ?? previousData)?.workspace?.overlap.parts;
  if (others.length === 0 || !parts) return null;
  return (
    <section className={styles["part"]}>
      <div className={styles["head"]}>
        <h2>Overlap</h2>
        <span>share of this segment</span>
      </div>
      <ul className={styles["overlaps"]}>
        {others.map(({ id, name }, at) => {
          const sum = (here: boolean, there: boolean): number =>
            parts
              .filter(({ of }) => of.includes(0) === here && of.includes(at + 1) === there)
              .reduce((total, part) => total + part.size, 0);
          const [both, there] = [sum(true, true), sum(false, true)];
          const here = sum(true, false);
          return (
            <li key={id}>
              <span className={styles["name"]}>{name}</span>
              <b>{formatNumber(both)}</b>
              <span>{formatShare(size > 0 ? both / size : 0)}</span>
              <span
                className={styles["overlap"]}
                title={`${formatNumber(here)} only here, ${formatNumber(both)} in both, ${formatNumber(there)} only there`}
              >
                <i style={{ flexGrow: here }} data-part="here" />
                <i style={{ flexGrow: both }} data-part="both" />
                <i style={{ flexGrow: there }} data-part="there" />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
