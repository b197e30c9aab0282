import type { Change } from "../format/change.ts";
import { VisuallyHidden } from "../VisuallyHidden.tsx";
import styles from "./StatTile.module.css";

/** A change: arrow, words for readers, and colour only where the change has passed its threshold. */
export function Delta({ change }: { readonly change: Change }) {
  const arrow = change.direction === "up" ? "▲" : change.direction === "down" ? "▼" : null;
  return (
    <span className={styles["delta"]} data-tone={change.tone}>
      <span aria-hidden="true">
        {arrow && <span className={styles["arrow"]}>{arrow}</span>}
        {change.text}
      </span>
      <VisuallyHidden>{change.spoken}</VisuallyHidden>
    </span>
  );
}
