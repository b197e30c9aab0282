import type { ReactElement } from "react";
import { Header, Menu, MenuSection, Popover } from "react-aria-components/Menu";
import styles from "../Floating.module.css";
import { MenuItem } from "./MenuItem.tsx";
import type { OverlayState } from "./OverlayTrigger.tsx";
import type { MenuProps } from "./overlay-props.ts";

/** The open menu. */
export function MenuOverlay(props: MenuProps & { readonly state: OverlayState }): ReactElement {
  const { label, groups, selected, onAction, placement = "bottom start", state } = props;
  return (
    <Popover
      {...state}
      aria-label={label}
      trigger="MenuTrigger"
      placement={placement}
      offset={4}
      className={styles["popover"] ?? ""}
    >
      <Menu
        aria-label={label}
        autoFocus="first"
        className={styles["menu"] ?? ""}
        onAction={(key) => onAction(String(key))}
        onClose={() => state.onOpenChange(false)}
        {...(selected !== undefined && {
          selectionMode: "single" as const,
          disallowEmptySelection: true,
          selectedKeys: [selected],
        })}
      >
        {groups.map(({ title, items }) => (
          <MenuSection key={title ?? items[0]?.id ?? ""} aria-label={title ?? label} className={styles["group"] ?? ""}>
            {title !== undefined && <Header className={styles["section"] ?? ""}>{title}</Header>}
            {items.map((item) => (
              <MenuItem key={item.id} {...item} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Popover>
  );
}
