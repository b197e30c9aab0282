import type { ReactElement, ReactNode } from "react";
import type { MenuItemProps as AriaMenuItemProps, MenuProps as AriaMenuProps } from "react-aria-components/Menu";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Header,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components/Menu";
import styles from "./Floating.module.css";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon/paths.ts";

interface MenuProps extends Omit<AriaMenuProps<object>, "className" | "style" | "children"> {
  /** The button that opens the menu. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly placement?: "bottom start" | "bottom end" | "top start" | "right top";
  readonly children: ReactNode;
}

/** A button and the menu it opens. */
export function Menu({ trigger, label, placement = "bottom start", children, ...rest }: MenuProps): ReactElement {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={4} className={styles["popover"] ?? ""}>
        <AriaMenu {...rest} aria-label={label} className={styles["menu"] ?? ""}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps extends Omit<AriaMenuItemProps, "className" | "style" | "children" | "textValue"> {
  readonly icon?: IconName;
  /** Quiet text at the right: a count, a shortcut. */
  readonly note?: ReactNode;
  readonly children: string;
}

/** One entry; a check mark shows when it is selected. */
export function MenuItem({ icon, note, children, ...rest }: MenuItemProps): ReactElement {
  return (
    <AriaMenuItem {...rest} textValue={children} className={styles["item"] ?? ""}>
      {({ isSelected }) => (
        <>
          {icon && <Icon name={icon} />}
          <span className={styles["text"]}>{children}</span>
          {note !== undefined && <span className={styles["note"]}>{note}</span>}
          {isSelected && <Icon name="check" />}
        </>
      )}
    </AriaMenuItem>
  );
}

/** A labelled group of entries. */
export function MenuSection({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <AriaMenuSection>
      <Header className={styles["section"] ?? ""}>{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

export function MenuSeparator(): ReactElement {
  return <Separator className={styles["separator"] ?? ""} />;
}
