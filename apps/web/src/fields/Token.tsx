import type { ReactElement, ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { classes } from "../ui/classes.ts";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Fields.module.css";

interface TokenProps {
  /** What is chosen here; read before the value. */
  readonly label: string;
  readonly tone?: "field" | "value" | "add" | "wrong";
  readonly children: ReactNode;
}

/** A word of a sentence that opens its choices. */
export function Token({ label, tone = "field", children }: TokenProps): ReactElement {
  return (
    <AriaButton className={classes(styles["token"], tone !== "field" && styles[tone])}>
      {tone === "add" && <Icon name="plus" size={12} />}
      <span className={styles["hidden"]}>{label}: </span>
      <span className={styles["words"]}>{children}</span>
      {tone !== "add" && <Icon name={tone === "wrong" ? "warning" : "chevronDown"} size={14} />}
    </AriaButton>
  );
}
