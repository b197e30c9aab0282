import type { ReactElement } from "react";
import { formatInstant, formatTime, isRead } from "../../ui/format/time.ts";
import { useWorkspace, useZone } from "../workspace/workspace-context.ts";
import styles from "./TopBar.module.css";

const words: Record<string, string> = { ok: "as of", syncing: "syncing, as of", stale: "stale, as of" };

/** When the numbers were read from the stores; amber with its reason past the target. */
export function Freshness(): ReactElement {
  const { freshness } = useWorkspace();
  const zone = useZone();
  if (!isRead(freshness.asOf))
    return (
      <span className={styles["fresh"]} data-state={freshness.state}>
        <span className={styles["dot"]} />
        <span>nothing yet</span>
      </span>
    );
  const hint = [formatInstant(freshness.asOf, zone), freshness.reason].filter(Boolean).join(". ");
  return (
    <span className={styles["fresh"]} data-state={freshness.state} title={hint}>
      <span className={styles["dot"]} />
      <span>
        {words[freshness.state] ?? "as of"} <time dateTime={freshness.asOf}>{formatTime(freshness.asOf, zone)}</time>
      </span>
    </span>
  );
}
