import type { ReactNode } from "react";
import styles from "./PageHead.module.css";

interface PageHeadProps {
  readonly title: ReactNode;
  /** One line under the title that explains it. */
  readonly caption?: ReactNode;
  /** At most two secondary and one primary button. */
  readonly actions?: ReactNode;
  /** A mark before the title. */
  readonly mark?: ReactNode;
  /** Tags on the title's line. */
  readonly tags?: ReactNode;
}

/** The one h1 of a page. */
export function PageHead({ title, caption, actions, mark, tags }: PageHeadProps) {
  return (
    <header className={styles["head"]}>
      {mark}
      <div className={styles["words"]}>
        <div className={styles["line"]}>
          <h1 className={styles["title"]}>{title}</h1>
          {tags}
        </div>
        {caption && <div className={styles["caption"]}>{caption}</div>}
      </div>
      {actions && <div className={styles["actions"]}>{actions}</div>}
    </header>
  );
}
