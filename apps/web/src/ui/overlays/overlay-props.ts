import type { ReactElement, ReactNode } from "react";
import type { IconName } from "../icon/paths.ts";

export interface MenuEntry {
  readonly id: string;
  readonly name: string;
  readonly icon?: IconName;
  /** Quiet text at the right: a count, a shortcut. */
  readonly note?: string | undefined;
}

interface MenuGroup {
  /** Its heading; without one the group stands apart by a line. */
  readonly title?: string;
  readonly items: readonly MenuEntry[];
}

export interface MenuProps {
  /** The button that opens the menu. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  /** Shown with a check mark; given for menus that choose one of their entries. */
  readonly selected?: string;
  readonly onAction: (id: string) => void;
  readonly placement?: "bottom start" | "bottom end" | "top start";
}

interface PickerItem {
  readonly id: string;
  readonly name: string;
  /** Quiet text at the right, mostly a count. */
  readonly note?: string;
}

export interface PickerProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly items: readonly PickerItem[];
  readonly selected?: string | undefined;
  readonly onPick: (id: string) => void;
  /** One quiet line below the list, e.g. "Ranked by volume". */
  readonly foot?: ReactNode;
  readonly empty?: string | undefined;
  /** Told what is typed, for a list that gets more items from the server by it. */
  readonly onSearch?: (text: string) => void;
  readonly startOpen?: boolean | undefined;
}

export interface PopoverProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly placement?: "bottom start" | "bottom end" | "top start";
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly startOpen?: boolean | undefined;
}
