import type { ReactElement } from "react";
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Menu, Popover } from "react-aria-components/Menu";
import { Input, SearchField } from "react-aria-components/SearchField";
import styles from "../Floating.module.css";
import { Icon } from "../Icon.tsx";
import { MenuItem } from "./MenuItem.tsx";
import type { OverlayState } from "./OverlayTrigger.tsx";
import type { PickerProps } from "./overlay-props.ts";

/** The open list with its search field. */
export function PickerOverlay(props: PickerProps & { readonly state: OverlayState }): ReactElement {
  const { contains } = useFilter({ sensitivity: "base" });
  const { label, items, selected, onPick, onSearch, foot, empty = "Nothing matches. Change the text.", state } = props;
  return (
    <Popover {...state} offset={4} placement="bottom start" aria-label={label} className={styles["popover"] ?? ""}>
      <div className={styles["picker"]}>
        <Autocomplete filter={contains} {...(onSearch && { onInputChange: onSearch })}>
          <SearchField autoFocus aria-label={`Search: ${label}`} className={styles["search"] ?? ""}>
            <Icon name="search" />
            <Input placeholder={label} />
          </SearchField>
          <Menu
            aria-label={label}
            className={styles["menu"] ?? ""}
            selectionMode="single"
            // Without it Escape would clear the choice instead of closing the list.
            disallowEmptySelection
            selectedKeys={selected === undefined ? [] : [selected]}
            onAction={(key) => onPick(String(key))}
            onClose={() => state.onOpenChange(false)}
            renderEmptyState={() => <p className={styles["empty"]}>{empty}</p>}
          >
            {items.map((item) => (
              <MenuItem key={item.id} {...item} />
            ))}
          </Menu>
        </Autocomplete>
        {foot !== undefined && <p className={styles["foot"]}>{foot}</p>}
      </div>
    </Popover>
  );
}
