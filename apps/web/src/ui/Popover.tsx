import { lazy, type ReactElement, type ReactNode } from "react";
import { OverlayTrigger } from "./overlays/OverlayTrigger.tsx";

export interface PopoverProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly placement?: "bottom start" | "bottom end" | "top start";
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

const load = () => import("./overlays/PopoverOverlay.tsx");
const PopoverOverlay = lazy(async () => ({ default: (await load()).PopoverOverlay }));

/** A button and the small dialog beside it. */
export function Popover(props: PopoverProps): ReactElement {
  return (
    <OverlayTrigger trigger={props.trigger} popup="dialog" preload={load}>
      {(state) => <PopoverOverlay {...props} state={state} />}
    </OverlayTrigger>
  );
}
