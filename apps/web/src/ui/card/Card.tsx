import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./Card.module.css";

interface CardProps {
  readonly title: string;
  readonly caption?: ReactNode;
  /** A link or small control at the end of the title's line. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
  /** Tables run to the card's edges, so they take no side padding here. */
  readonly flush?: boolean;
}

/** One card on the canvas; parts inside are divided by hairlines, never by another card. */
export function Card({ title, caption, end, children, flush }: CardProps) {
  const id = useId();
  return (
    <section className={styles["card"]} data-flush={flush || undefined} aria-labelledby={id}>
      <div className={styles["head"]}>
        <h2 id={id} className={styles["title"]}>
          {title}
        </h2>
        {end && <div className={styles["end"]}>{end}</div>}
      </div>
      {caption && <div className={styles["caption"]}>{caption}</div>}
      <div className={styles["body"]}>{children}</div>
    </section>
  );
}
