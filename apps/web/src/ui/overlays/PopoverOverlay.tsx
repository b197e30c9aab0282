import type { ReactElement } from "react";
import { Dialog, Popover } from "react-aria-components/Popover";
import styles from "../Floating.module.css";
import type { OverlayState } from "./OverlayTrigger.tsx";
import type { PopoverProps } from "./overlay-props.ts";

/** The open dialog beside its button. */
export function PopoverOverlay(props: PopoverProps & { readonly state: OverlayState }): ReactElement {
  const { label, placement = "bottom start", children, state } = props;
  const close = (): void => state.onOpenChange(false);
  return (
    <Popover {...state} trigger="DialogTrigger" placement={placement} offset={4} className={styles["popover"] ?? ""}>
      <Dialog aria-label={label} className={styles["padded"] ?? ""}>
        {typeof children === "function" ? children(close) : children}
      </Dialog>
    </Popover>
  );
}
