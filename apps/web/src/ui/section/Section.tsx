import { type ReactNode, useId } from "react";
import styles from "./Section.module.css";

interface SectionProps {
  readonly title: string;
  readonly caption?: ReactNode;
  /** A link or small control at the end of the title's line. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a sheet: cut from the part above by a hairline, never a card in a card. */
export function Section({ title, caption, end, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles["section"]} aria-labelledby={id}>
      <div className={styles["head"]}>
        <h2 id={id}>{title}</h2>
        {end && <div className={styles["end"]}>{end}</div>}
      </div>
      {caption && <p className={styles["caption"]}>{caption}</p>}
      <div className={styles["body"]}>{children}</div>
    </section>
  );
}
