import type { ReactElement } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon/paths.ts";

interface IconButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children" | "aria-label"> {
  readonly icon: IconName;
  /** The accessible name, also shown as the browser's own hint. */
  readonly label: string;
  readonly large?: boolean;
  readonly className?: string | undefined;
}

/** A square quiet button that shows only an icon. */
export function IconButton({ icon, label, large, className, ...rest }: IconButtonProps): ReactElement {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={classes(styles["button"], styles["quiet"], styles["icon"], large && styles["large"], className)}
    >
      <Icon name={icon} size={large ? 20 : 16} />
    </AriaButton>
  );
}
