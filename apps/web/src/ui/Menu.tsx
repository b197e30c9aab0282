import { lazy, type ReactElement } from "react";
import type { IconName } from "./icon/paths.ts";
import { OverlayTrigger } from "./overlays/OverlayTrigger.tsx";

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

const load = () => import("./overlays/MenuOverlay.tsx");
const MenuOverlay = lazy(async () => ({ default: (await load()).MenuOverlay }));

/** A button and the menu it opens. */
export function Menu(props: MenuProps): ReactElement {
  return (
    <OverlayTrigger trigger={props.trigger} popup="menu" preload={load}>
      {(state) => <MenuOverlay {...props} state={state} />}
    </OverlayTrigger>
  );
}
