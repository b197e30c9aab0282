import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import type { StatusScreenQuery } from "../../gql/graphql.ts";
import { Card } from "../../ui/card/Card.tsx";
import { formatNumber } from "../../ui/format/number.ts";
import { formatInstant } from "../../ui/format/time.ts";
import { StateTag } from "./StateTag.tsx";
import styles from "./StatusPage.module.css";
import { isWell } from "./verdict.ts";

type Segments = NonNullable<StatusScreenQuery["workspace"]>["status"]["segments"];

/** Who is in which saved segment: how far that is recorded, and what last went wrong with it. */
export function SegmentsCard({ segments }: { readonly segments: Segments }) {
  const { timeZone } = useWorkspace();
  const { state, asOf, followed, uncounted, trouble, troubleAt } = segments;
  const count = (n: number | null | undefined) => (typeof n === "number" ? formatNumber(n) : "not known");
  const figures = [
    { name: "As of", value: asOf ? formatInstant(asOf, timeZone) : followed === 0 ? "nothing to follow" : "not known" },
    { name: "Segments followed", value: count(followed) },
    { name: "Still to be counted", value: count(uncounted) },
    { name: "Last trouble", value: troubleAt ? formatInstant(troubleAt, timeZone) : "none" },
  ];
  return (
    <Card
      title="Segments"
      caption="The worker records who enters and leaves the saved segments"
      end={<StateTag state={state} />}
    >
      {trouble && (
        <p className={isWell(state) ? styles["over"] : styles["reason"]}>
          {state === "ok" ? `Over now: ${trouble}` : trouble}
        </p>
      )}
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
