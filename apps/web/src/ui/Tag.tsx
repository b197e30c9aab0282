import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./Tag.module.css";

type TagTone = "neutral" | "positive" | "negative" | "warning" | "accent";

/** A short state word on a tint. */
export function Tag({
  tone = "neutral",
  children,
}: {
  readonly tone?: TagTone;
  readonly children: ReactNode;
}): ReactElement {
  return <span className={classes(styles["tag"], styles[tone])}>{children}</span>;
}
