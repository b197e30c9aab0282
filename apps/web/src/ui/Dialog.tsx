import type { ReactElement, ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components/Modal";
import { classes } from "./classes.ts";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Without the head and padding, for the command palette. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog in the middle; Esc and a press outside close it. */
export function Dialog({ title, isOpen, onClose, bare, children }: DialogProps): ReactElement {
  return (
    <ModalOverlay
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      className={styles["overlay"] ?? ""}
    >
      <Modal className={styles["modal"] ?? ""}>
        <AriaDialog
          className={classes(styles["dialog"], bare && styles["bare"])}
          {...(bare && { "aria-label": title })}
        >
          {!bare && (
            <div className={styles["head"]}>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <IconButton icon="close" label="Close" onPress={onClose} />
            </div>
          )}
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The navigation of narrow screens, sliding in from the left. */
export function SideSheet({ title, isOpen, onClose, children }: Omit<DialogProps, "bare">): ReactElement {
  return (
    <ModalOverlay
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      className={styles["overlay"] ?? ""}
    >
      <Modal className={styles["side"] ?? ""}>
        <AriaDialog aria-label={title} style={{ outline: "none", minHeight: "100%", display: "flex" }}>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
