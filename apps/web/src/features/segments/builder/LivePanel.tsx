import { type ReactElement, useEffect, useState } from "react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { segmentsOf } from "../../../fields/condition/choices.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatNumber, formatShare } from "../../../ui/format/number.ts";
import { formatTime } from "../../../ui/format/time.ts";
import { Picker } from "../../../ui/Picker.tsx";
import { ErrorState } from "../../../ui/states/ErrorState.tsx";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";
import { plural } from "../../../values/nouns.ts";
import { useBuilder } from "./builder-context.ts";
import styles from "./LivePanel.module.css";
import { Overlap } from "./Overlap.tsx";
import { Reach } from "./Reach.tsx";
import { Sample } from "./Sample.tsx";
import type { Live } from "./use-live.ts";

interface LivePanelProps {
  readonly live: Live;
  /** Lines that cannot be counted yet hold the number back. */
  readonly waits: boolean;
  readonly usedBy: readonly { readonly id: string; readonly name: string }[];
  readonly onWhy: (id: string, name: string) => void;
  readonly onCompare: (segment: { readonly id: string; readonly name: string }) => void;
}

/** Who is in now, whom a channel reaches, what is shared with other segments, and some of them by name. */
export function LivePanel({ live, waits, usedBy, onWhy, onCompare }: LivePanelProps): ReactElement {
  const { unit, choices } = useBuilder();
  const others = segmentsOf(choices, unit);
  const { customerNoun, accountNoun } = useWorkspace();
  const zone = useZone();
  const { counted, people, counting, error, retry, asked } = live;
  const estimate = waits ? null : live.estimate;
  const noun = plural(unit === "account" ? accountNoun : customerNoun);
  return (
    <aside className={styles["panel"]} aria-label="Live count">
      <section className={styles["part"]}>
        <div className={styles["head"]}>
          <h2>Matches now</h2>
          <span>{counted ? `counted ${formatTime(counted.receipt.asOf, zone)}` : ""}</span>
        </div>
        {/* Only this figure is busy: what stands beside it can be used meanwhile. */}
        <p
          className={styles["size"]}
          data-old={((counting || waits) && !estimate) || undefined}
          aria-busy={counting && !waits}
        >
          {estimate ? `≈ ${formatNumber(estimate.size)}` : counted ? formatNumber(counted.size) : "–"}{" "}
          <span>{estimate ? `± ${formatNumber(estimate.margin)}` : noun}</span>
        </p>
        <p className={styles["progress"]} data-counting={counting || undefined} />
        <p className={styles["note"]}>{stateWords(live, waits)}</p>
        <Announced text={counted && !counting && !waits ? `${formatNumber(counted.size)} ${noun}` : null} />
        {error && (
          <ErrorState
            what="The count did not come."
            kept="The definition is safe in the address."
            error={error}
            onRetry={retry}
          />
        )}
      </section>
      {people && <Reach people={people} old={counting} />}
      {asked && counted && <Overlap where={asked} size={counted.size} />}
      {people && <Sample people={people} old={counting} onWhy={onWhy} />}
      {others.length > 0 && (
        <section className={styles["part"]}>
          <Picker
            label="Compare with"
            items={others}
            onSearch={choices.onSegmentSearch}
            empty={choices.noSegment}
            onPick={(id) => {
              const other = others.find((one) => one.id === id);
              if (other) onCompare(other);
            }}
            trigger={<Button>Compare with a segment</Button>}
          />
        </section>
      )}
      <section className={styles["part"]}>
        <div className={styles["head"]}>
          <h2>Used by</h2>
        </div>
        {usedBy.length === 0 ? (
          <p className={styles["note"]}>Nothing uses it yet.</p>
        ) : (
          <ul className={styles["rows"]}>
            {usedBy.map(({ id, name }) => (
              <li key={id}>
                <span className={styles["name"]}>{name}</span>
                <span>segment</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}

function stateWords({ counted, counting, estimate }: Live, waits: boolean): string {
  if (waits) return "The last count: a line is not finished.";
  if (counting) return estimate ? `${estimate.note} Counting exactly.` : "Counting";
  if (!counted) return "Not counted";
  const first = counted.lines[0]?.so.size;
  if (first === undefined || counted.lines.length < 2) return "Exact";
  return `Exact, ${formatShare(first > 0 ? counted.size / first : 0)} of line 1`;
}

const quietMs = 1000;

/** Says the number once it has rested for a second, so that typing is not talked over. */
function Announced({ text }: { readonly text: string | null }): ReactElement {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => setSaid(text), quietMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <VisuallyHidden>
      <span role="status">{said}</span>
    </VisuallyHidden>
  );
}
