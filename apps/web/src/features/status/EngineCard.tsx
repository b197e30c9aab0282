import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import type { StatusScreenQuery } from "../../gql/graphql.ts";
import { Card } from "../../ui/card/Card.tsx";
import { formatBytes, formatDuration, formatNumber } from "../../ui/format/number.ts";
import { formatInstant, isRead } from "../../ui/format/time.ts";
import { StateTag } from "./StateTag.tsx";
import styles from "./StatusPage.module.css";

type Engine = NonNullable<StatusScreenQuery["workspace"]>["status"]["engine"];

/** The columnar copy that answers sets and numbers: how far behind it is, and what it is made of. */
export function EngineCard({ engine }: { readonly engine: Engine }) {
  const { timeZone } = useWorkspace();
  const instant = (at: string | null | undefined) => (at ? formatInstant(at, timeZone) : "not yet");
  const figures = [
    { name: "As of", value: isRead(engine.asOf) ? formatInstant(engine.asOf, timeZone) : "nothing yet" },
    { name: "Behind", value: engine.lagSeconds < 1 ? "0 s" : formatDuration(engine.lagSeconds) },
    { name: "Documents to read", value: formatNumber(engine.lagDocuments) },
    { name: "Business rows to read", value: formatNumber(engine.lagBusiness) },
    { name: "Rows", value: formatNumber(engine.rows) },
    { name: "Sorted runs", value: formatNumber(engine.runs) },
    { name: "Rows in the delta", value: formatNumber(engine.deltaRows) },
    { name: "Size on disk", value: formatBytes(engine.bytes) },
    { name: "Data version", value: formatNumber(engine.version) },
    { name: "Last compaction", value: instant(engine.lastCompactionAt) },
    { name: "Last reconciled", value: instant(engine.lastReconciledAt) },
  ];
  return (
    <Card
      title="Engine"
      caption="A columnar copy that can be rebuilt from the stores at any time"
      end={<StateTag state={engine.state} />}
    >
      {engine.problem && <p className={styles["reason"]}>{engine.problem}</p>}
      <dl className={styles["figures"]}>
        {figures.map((figure) => (
          <div key={figure.name}>
            <dt>{figure.name}</dt>
            <dd>{figure.value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
