import { lazy, type ReactElement } from "react";
import { OverlayTrigger } from "./overlays/OverlayTrigger.tsx";
import type { MenuProps } from "./overlays/overlay-props.ts";

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
