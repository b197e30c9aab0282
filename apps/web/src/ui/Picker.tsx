import { lazy, type ReactElement, type ReactNode } from "react";
import { OverlayTrigger } from "./overlays/OverlayTrigger.tsx";

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
  readonly empty?: string;
}

const load = () => import("./overlays/PickerOverlay.tsx");
const PickerOverlay = lazy(async () => ({ default: (await load()).PickerOverlay }));

/** A searchable list behind a token: type to narrow, arrows to move, Enter to choose. */
export function Picker(props: PickerProps): ReactElement {
  return (
    <OverlayTrigger trigger={props.trigger} popup="menu" preload={load}>
      {(state) => <PickerOverlay {...props} state={state} />}
    </OverlayTrigger>
  );
}
