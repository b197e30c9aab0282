import type { ReactElement, ReactNode } from "react";
import { Popover as AriaPopover, Dialog, DialogTrigger } from "react-aria-components/Popover";
import { classes } from "./classes.ts";
import styles from "./Floating.module.css";

interface PopoverProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly placement?: "bottom start" | "bottom end" | "top start";
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button and the small dialog beside it. */
export function Popover({ trigger, label, placement = "bottom start", children }: PopoverProps): ReactElement {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover placement={placement} offset={4} className={styles["popover"] ?? ""}>
        <Dialog aria-label={label} className={classes(styles["padded"])} style={{ outline: "none" }}>
          {({ close }) => (typeof children === "function" ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
