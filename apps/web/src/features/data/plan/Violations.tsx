import { useZone } from "../../../app/workspace/workspace-context.ts";
import { formatNumber } from "../../../ui/format/number.ts";
import { formatInstant } from "../../../ui/format/time.ts";
import styles from "./Plan.module.css";
import type { PlanViolation } from "./plan-documents.ts";
import { violationWords } from "./violation-words.ts";

/** What differed from the saved plan, how often, and the newest of each as it was sent. */
export function Violations({ violations }: { readonly violations: readonly PlanViolation[] }) {
  const zone = useZone();
  if (violations.length === 0) return null;
  return (
    <section className={styles["violations"]} aria-label="Violations">
      <h2>Differs from the saved plan</h2>
      <ul>
        {violations.map((one) => (
          <li key={`${one.kind} ${one.property}`}>
            <p>
              <strong>{formatNumber(one.count)}</strong> {violationWords(one)}, last {formatInstant(one.last, zone)}
            </p>
            <ul>
              {one.samples.map((sample) => (
                <li key={`${sample.source} ${sample.messageId}`} className={styles["sample"]}>
                  <code>{sample.value ?? "nothing sent"}</code>
                  <span className={styles["quiet"]}>
                    {formatInstant(sample.timestamp, zone)}, {sample.source}, message {sample.messageId}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
