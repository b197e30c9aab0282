import { lazy, type ReactElement } from "react";
import { OverlayTrigger } from "./overlays/OverlayTrigger.tsx";
import type { PickerProps } from "./overlays/overlay-props.ts";

const load = () => import("./overlays/PickerOverlay.tsx");
const PickerOverlay = lazy(async () => ({ default: (await load()).PickerOverlay }));

/** A searchable list behind a token: type to narrow, arrows to move, Enter to choose. */
export function Picker(props: PickerProps): ReactElement {
  return (
    <OverlayTrigger trigger={props.trigger} popup="menu" preload={load} startOpen={props.startOpen}>
      {(state) => <PickerOverlay {...props} state={state} />}
    </OverlayTrigger>
  );
}
