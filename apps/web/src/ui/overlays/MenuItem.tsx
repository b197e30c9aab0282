import type { ReactElement } from "react";
import { MenuItem as AriaMenuItem } from "react-aria-components/Menu";
import styles from "../Floating.module.css";
import { Icon } from "../Icon.tsx";
import type { MenuEntry } from "./overlay-props.ts";

/** One entry; a check mark shows when it is selected. */
export function MenuItem({ id, icon, note, name }: MenuEntry): ReactElement {
  return (
    <AriaMenuItem id={id} textValue={name} className={styles["item"] ?? ""}>
      {({ isSelected }) => (
        <>
          {icon && <Icon name={icon} />}
          <span className={styles["text"]}>{name}</span>
          {note !== undefined && <span className={styles["note"]}>{note}</span>}
          {isSelected && <Icon name="check" />}
        </>
      )}
    </AriaMenuItem>
  );
}
