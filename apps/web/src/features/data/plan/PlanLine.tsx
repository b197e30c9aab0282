import { eventTitle, type PlannedEvent, type Problem } from "@throughline/model";
import { Button as AriaButton } from "react-aria-components/Button";
import { formatCount, formatNumber } from "../../../ui/format/number.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Tag } from "../../../ui/Tag.tsx";
import type { FieldRow } from "../catalog-view.ts";
import styles from "./Plan.module.css";
import { PlanForm } from "./PlanForm.tsx";
import type { PlanViolation } from "./plan-documents.ts";
import type { PlanRow } from "./plan-rows.ts";
import { Violations } from "./Violations.tsx";

interface PlanLineProps {
  readonly row: PlanRow;
  readonly names: readonly string[];
  /** Properties that were recorded with it. */
  readonly recorded: readonly FieldRow[];
  readonly violations: readonly PlanViolation[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly problems: readonly Problem[];
  /** Null leaves it out of the plan. */
  readonly onChange: (event: PlannedEvent | null) => void;
}

/** One event: at rest a line of words, open its form. */
export function PlanLine({ row, names, recorded, violations, open, onOpen, problems, onChange }: PlanLineProps) {
  const { planned, at } = row;
  const differ = violations.reduce((sum, one) => sum + (one.kind === "unknownEvent" ? 0 : one.count), 0);
  return (
    <li className={styles["line"]} data-open={open || undefined}>
      <AriaButton className={styles["rest"] ?? ""} aria-expanded={open} onPress={() => onOpen(!open)}>
        <Icon name={open ? "chevronDown" : "chevronRight"} size={12} />
        <span className={styles["name"]}>{planned.label ?? eventTitle(row.name)}</span>
        <span className={styles["words"]}>{restWords(row)}</span>
        <span className={styles["tags"]}>
          {problems.length > 0 && <Tag tone="negative">{formatCount(problems.length, "problem")}</Tag>}
          {differ > 0 && <Tag tone="warning">{formatNumber(differ)} differ</Tag>}
          {planned.verified && <Tag tone="positive">Verified</Tag>}
          {planned.hidden && <Tag>Hidden</Tag>}
          {planned.conversion && <Tag tone="accent">Conversion</Tag>}
          {at === null && <Tag tone="warning">Not planned</Tag>}
        </span>
        <span className={styles["count"]}>{formatNumber(row.count)}</span>
      </AriaButton>
      {open && (
        <>
          <PlanForm
            event={planned}
            planned={at !== null}
            names={names}
            recorded={recorded}
            problems={problems}
            onChange={onChange}
          />
          <Violations violations={violations} />
        </>
      )}
    </li>
  );
}

function restWords({ name, planned }: PlanRow): string {
  if (planned.mergedInto) return `counts as ${eventTitle(planned.mergedInto)}`;
  const count = planned.properties?.length ?? 0;
  return [
    (planned.label ?? eventTitle(name)) !== name && name,
    count > 0 && `${formatCount(count, "property", "properties")} expected`,
    planned.onViolation === "refuse" && "refused when they differ",
  ]
    .filter(Boolean)
    .join(" · ");
}
