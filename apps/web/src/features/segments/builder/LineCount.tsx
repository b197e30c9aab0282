import { useQuery } from "@apollo/client/react";
import { type Condition, levelOf, type Path, parseCondition, type Unit } from "@throughline/model";
import type { ReactElement } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { formatNumber } from "../../../ui/format/number.ts";
import { ShareBar } from "../../../ui/share-bar/ShareBar.tsx";
import styles from "./Builder.module.css";
import { useBuilder } from "./builder-context.ts";
import { AloneDocument } from "./builder-documents.ts";

interface LineCountProps {
  readonly id: string;
  readonly path: Path;
  readonly condition: Condition;
  readonly unit: Unit;
  readonly numbered: boolean;
}

/** Right of a line: who is left after it, or, inside a group, who matches it alone. */
export function LineCount({ id, path, condition, unit, numbered }: LineCountProps): ReactElement | null {
  const { figureOf, largest, counting } = useBuilder();
  const figure = figureOf(path);
  if (!figure) {
    const whole = parseCondition(condition, unit).condition !== undefined || levelOf(path) > 1;
    return numbered || !whole ? (
      <span id={id} className={styles["count"]} />
    ) : (
      <Alone id={id} condition={condition} unit={unit} />
    );
  }
  return (
    <span id={id} className={styles["count"]} data-old={counting || undefined}>
      <span className={styles["left"]}>
        {formatNumber(figure.so)}
        <span className={styles["hidden"]}> left after it</span>
      </span>
      <ShareBar share={largest > 0 ? figure.so / largest : 0} />
    </span>
  );
}

function Alone({ id, condition, unit }: { readonly id: string; readonly condition: Condition; readonly unit: Unit }) {
  const workspace = useWorkspace();
  const { choices, unit: rootUnit } = useBuilder();
  const valid = parseCondition(condition, unit, { saved: choices.saved }).problems.length === 0;
  const { data, previousData } = useQuery(AloneDocument, {
    variables: { workspace: workspace.id, unit, where: condition },
    skip: !valid || unit !== rootUnit,
    fetchPolicy: "cache-first",
  });
  const size = (data ?? previousData)?.workspace?.population.population?.size;
  return (
    <span id={id} className={styles["count"]}>
      {size !== undefined && valid && <span className={styles["alone"]}>alone {formatNumber(size)}</span>}
    </span>
  );
}
