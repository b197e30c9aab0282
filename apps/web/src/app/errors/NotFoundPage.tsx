import type { ReactElement } from "react";
import styles from "./Failure.module.css";

/** No such address at all. */
export function NotFoundPage(): ReactElement {
  return (
    <main>
      <NotFound />
    </main>
  );
}

/** No such address in a workspace, whose shell stays around it. */
export function NotFound(): ReactElement {
  return (
    <div className={styles["failure"]}>
      <h1>There is nothing at this address</h1>
      <p>It may have been moved, or the link was cut off when it was copied.</p>
      <a href="/">Go to your workspace</a>
    </div>
  );
}
