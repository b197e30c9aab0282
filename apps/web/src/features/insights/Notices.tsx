import type { ReactElement } from "react";
import styles from "./InsightsPage.module.css";

interface NoticesProps {
  readonly broken: boolean;
  readonly problems: readonly { readonly message: string; readonly path: readonly string[] }[];
}

/** What is wrong with the question: a link that could not be read, or problems that the API found, each with its place. */
export function Notices({ broken, problems }: NoticesProps): ReactElement | null {
  if (!broken && problems.length === 0) return null;
  return (
    <div className={styles["notices"]} role="alert">
      {broken && <p>The question in this address could not be read, so the usual one is shown. Nothing was changed.</p>}
      {problems.map(({ message, path }) => (
        <p key={`${path.join(".")} ${message}`}>{message}</p>
      ))}
    </div>
  );
}
