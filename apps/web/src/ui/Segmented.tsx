import type { ReactElement } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import styles from "./Segmented.module.css";

interface SegmentedProps<Id extends string> {
  readonly label: string;
  readonly items: readonly { readonly id: Id; readonly name: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** A small joined switch between ways of showing the same thing, such as Chart and Table. */
export function Segmented<Id extends string>({ label, items, selected, onSelect }: SegmentedProps<Id>): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one joined control
    <div role="group" aria-label={label} className={styles["group"]}>
      {items.map(({ id, name }) => (
        <AriaButton
          key={id}
          className={styles["item"] ?? ""}
          aria-pressed={id === selected}
          onPress={() => onSelect(id)}
        >
          {name}
        </AriaButton>
      ))}
    </div>
  );
}
