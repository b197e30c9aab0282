import { lazy, type ReactElement } from "react";
import { OverlayTrigger } from "./overlays/OverlayTrigger.tsx";
import type { PopoverProps } from "./overlays/overlay-props.ts";

const load = () => import("./overlays/PopoverOverlay.tsx");
const PopoverOverlay = lazy(async () => ({ default: (await load()).PopoverOverlay }));

/** A button and the small dialog beside it. */
export function Popover(props: PopoverProps): ReactElement {
  return (
    <OverlayTrigger trigger={props.trigger} popup="dialog" preload={load} startOpen={props.startOpen}>
      {(state) => <PopoverOverlay {...props} state={state} />}
    </OverlayTrigger>
  );
}
