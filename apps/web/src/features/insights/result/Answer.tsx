import { type ReactElement, useEffect, useState } from "react";
import { ErrorState } from "../../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import type { InsightSearch, PeopleKey } from "../draft/insight-search.ts";
import styles from "./Result.module.css";
import { Result } from "./Result.tsx";
import type { TrendState } from "./use-trend.ts";

interface AnswerProps {
  readonly state: TrendState;
  readonly stale: string | null;
  readonly view: InsightSearch["view"];
  readonly heading: string;
  readonly recordedUntil: string | null;
  readonly onView: (view: InsightSearch["view"]) => void;
  readonly onPeople: (key: PeopleKey) => void;
}

/** The answer's states: first load with its room reserved, the answer, an older answer dimmed, and a failure with Retry. */
export function Answer({ state, ...rest }: AnswerProps): ReactElement {
  const { trend, loading, error, retry, problems } = state;
  const failure = error && (
    <ErrorState
      what="The answer could not be read."
      kept={
        trend
          ? "The last answer is still shown, your question is in the address."
          : "Your question is safe in the address."
      }
      error={error}
      onRetry={retry}
    />
  );
  if (trend)
    return (
      <>
        {failure}
        <Result trend={trend} updating={loading || error !== undefined} {...rest} />
        {loading && <Waiting />}
      </>
    );
  if (failure) return failure;
  if (!loading && problems.length > 0) return <div className={styles["frame"]} />;
  return (
    <div className={styles["frame"]}>
      <Skeleton label="Counting" rows={8} />
    </div>
  );
}

const silentMs = 3000;

/** After three seconds of counting, says so and for how long. */
function Waiting(): ReactElement | null {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const start = Date.now();
    const timer = setInterval(() => setSeconds(Math.round((Date.now() - start) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds * 1000 < silentMs ? null : <p role="status">Counting, {seconds} s</p>;
}
