import type { ReactElement, ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";

type ButtonLook = "primary" | "secondary" | "quiet" | "link" | "danger";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  readonly look?: ButtonLook;
  readonly large?: boolean;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** One primary button per region; the others are secondary, quiet or link. */
export function Button({ look = "secondary", large, className, children, ...rest }: ButtonProps): ReactElement {
  return (
    <AriaButton {...rest} className={classes(styles["button"], styles[look], large && styles["large"], className)}>
      {children}
    </AriaButton>
  );
}
