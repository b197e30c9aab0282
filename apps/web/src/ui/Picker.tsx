import type { ReactElement, ReactNode } from "react";
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover } from "react-aria-components/Menu";
import { Input, SearchField } from "react-aria-components/SearchField";
import styles from "./Floating.module.css";
import { Icon } from "./Icon.tsx";

export interface PickerItem {
  readonly id: string;
  readonly name: string;
  /** Quiet text at the right, mostly a count. */
  readonly note?: string;
}

interface PickerProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly items: readonly PickerItem[];
  readonly selected?: string | undefined;
  readonly onPick: (id: string) => void;
  /** Given when the list comes from the server: the typed text is passed on instead of filtering here. */
  readonly onSearch?: (text: string) => void;
  /** One quiet line below the list, e.g. "Ranked by volume". */
  readonly foot?: ReactNode;
  readonly empty?: string;
  readonly defaultOpen?: boolean;
}

/** A searchable list behind a token: type to narrow, arrows to move, Enter to choose. */
export function Picker(props: PickerProps): ReactElement {
  const { contains } = useFilter({ sensitivity: "base" });
  const { label, items, selected, onPick, onSearch, foot, empty = "Nothing matches. Change the text." } = props;
  return (
    <MenuTrigger defaultOpen={props.defaultOpen ?? false}>
      {props.trigger}
      <Popover offset={4} placement="bottom start" className={styles["popover"] ?? ""}>
        <div className={styles["picker"]}>
          <Autocomplete {...(onSearch ? { onInputChange: onSearch } : { filter: contains })}>
            <SearchField autoFocus aria-label={`Search: ${label}`} className={styles["search"] ?? ""}>
              <Icon name="search" />
              <Input placeholder={label} />
            </SearchField>
            <AriaMenu
              aria-label={label}
              className={styles["menu"] ?? ""}
              selectionMode="single"
              selectedKeys={selected === undefined ? [] : [selected]}
              onAction={(key) => onPick(String(key))}
              renderEmptyState={() => <p className={styles["empty"]}>{empty}</p>}
            >
              {items.map((item) => (
                <AriaMenuItem key={item.id} id={item.id} textValue={item.name} className={styles["item"] ?? ""}>
                  <span className={styles["text"]}>{item.name}</span>
                  {item.note !== undefined && <span className={styles["note"]}>{item.note}</span>}
                </AriaMenuItem>
              ))}
            </AriaMenu>
          </Autocomplete>
          {foot !== undefined && <p className={styles["foot"]}>{foot}</p>}
        </div>
      </Popover>
    </MenuTrigger>
  );
}
