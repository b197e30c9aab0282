import type { ReactNode } from "react";
import { ErrorState } from "./ErrorState.tsx";
import styles from "./States.module.css";

interface LoadedProps<Data> {
  /** The newest answer there is; it stays visible, dimmed, while a newer one loads. */
  readonly data: Data | null | undefined;
  readonly loading: boolean;
  readonly error: Error | undefined;
  readonly onRetry: () => void;
  /** What this part shows, in the words of its error: "People could not be read". */
  readonly failed: string;
  readonly skeleton: ReactNode;
  /** What stands above a failure: the page's title, where the title is a part of the answer. */
  readonly head?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** The four states of anything that is loaded: first load, answer, newer answer on its way, failure. */
export function Loaded<Data>({ data, loading, error, onRetry, failed, skeleton, head, children }: LoadedProps<Data>) {
  if (data !== null && data !== undefined)
    return (
      <>
        {error && <ErrorState what={failed} kept="The last answer is still shown." error={error} onRetry={onRetry} />}
        <div className={loading ? styles["old"] : undefined} aria-busy={loading}>
          {children(data)}
        </div>
      </>
    );
  if (error)
    return (
      <>
        {head}
        <ErrorState what={failed} kept="Nothing was changed." error={error} onRetry={onRetry} />
      </>
    );
  return skeleton;
}
