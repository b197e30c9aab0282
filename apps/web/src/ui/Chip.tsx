import type { ReactElement, ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import styles from "./Chip.module.css";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";

interface ChipProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly onRemove?: () => void;
  /** What the remove button is called, e.g. "Remove: channel is App". */
  readonly removeLabel?: string;
}

/** A filter in force: its words, and a button that takes it away. */
export function Chip({ children, onPress, onRemove, removeLabel = "Remove" }: ChipProps): ReactElement {
  return (
    <ChipFrame removeLabel={removeLabel} {...(onRemove && { onRemove })}>
      {onPress ? (
        <ChipButton onPress={onPress}>{children}</ChipButton>
      ) : (
        <span className={styles["label"]}>{children}</span>
      )}
    </ChipFrame>
  );
}

/** The chip's box around any trigger, with its remove button. */
export function ChipFrame({ children, onRemove, removeLabel = "Remove" }: Omit<ChipProps, "onPress">): ReactElement {
  return (
    <span className={styles["chip"]}>
      {children}
      {onRemove && (
        <AriaButton className={styles["remove"] ?? ""} aria-label={removeLabel} onPress={onRemove}>
          <Icon name="close" size={12} />
        </AriaButton>
      )}
    </span>
  );
}

/** The words of a chip as a button; the trigger of a menu or dialog. */
export function ChipButton({ children, onPress }: Pick<ChipProps, "children" | "onPress">): ReactElement {
  return (
    <AriaButton className={styles["label"] ?? ""} {...(onPress && { onPress })}>
      <span>{children}</span>
    </AriaButton>
  );
}

/** The dashed chip that adds one more. Works as the trigger of a menu or dialog. */
export function AddChip({
  children,
  onPress,
}: {
  readonly children: ReactNode;
  readonly onPress?: () => void;
}): ReactElement {
  return (
    <AriaButton className={classes(styles["chip"], styles["add"], styles["label"])} {...(onPress && { onPress })}>
      <Icon name="plus" size={12} />
      {children}
    </AriaButton>
  );
}
