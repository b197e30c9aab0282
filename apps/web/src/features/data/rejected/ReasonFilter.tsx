import { Link } from "@tanstack/react-router";
import { formatNumber } from "../../../ui/format/number.ts";
import styles from "../DataPage.module.css";
import type { DeadLetters } from "./rejected-documents.ts";

interface ReasonFilterProps {
  readonly counts: DeadLetters["counts"];
  readonly reason: string | undefined;
}

/** Which reason the list shows: links, because the choice lives in the URL. */
export function ReasonFilter({ counts, reason }: ReasonFilterProps) {
  const link = (of: string | undefined, name: string, count?: number) => (
    <Link
      key={of ?? "all"}
      to="."
      search={(old: Record<string, unknown>) => ({ ...old, reason: of, letter: undefined })}
      aria-current={of === reason ? "true" : undefined}
    >
      {name} {count !== undefined && <span>{formatNumber(count)}</span>}
    </Link>
  );
  return (
    <nav className={styles["kinds"]} aria-label="Reasons">
      {link(undefined, "All")}
      {counts.map((one) => link(one.reason, one.label, one.count))}
    </nav>
  );
}
