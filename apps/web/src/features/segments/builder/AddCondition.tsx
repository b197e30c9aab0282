import type { Path, Unit } from "@throughline/model";
import { lazy, type ReactElement, useMemo } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { OverlayTrigger } from "../../../ui/overlays/OverlayTrigger.tsx";
import { useBuilder } from "./builder-context.ts";
import type { Start } from "./draft/starts.ts";

const load = () => import("./StartPicker.tsx");
const StartPicker = lazy(async () => ({ default: (await load()).StartPicker }));

interface AddConditionProps {
  readonly label: string;
  readonly words: string;
  readonly unit: Unit;
  readonly startOpen?: boolean;
  readonly onPick: (start: Start) => void;
}

/** The button that adds a condition: a search over values, fields, events, segments and every other kind. */
export function AddCondition({ label, words, unit, startOpen, onPick }: AddConditionProps): ReactElement {
  const { choices, onLook } = useBuilder();
  const picker = useMemo(() => ({ label, unit, choices, onLook, onPick }), [label, unit, choices, onLook, onPick]);
  return (
    <OverlayTrigger
      popup="menu"
      preload={load}
      startOpen={startOpen}
      trigger={
        <Button look="quiet" aria-label={label} data-row={label === "Add condition" ? "add" : undefined}>
          <Icon name="plus" />
          {words}
        </Button>
      }
    >
      {(state) => <StartPicker {...picker} state={state} />}
    </OverlayTrigger>
  );
}

/** Adds to the group at a path. */
export function AddToGroup(props: {
  readonly path: Path;
  readonly label: string;
  readonly words: string;
  readonly unit: Unit;
  readonly startOpen?: boolean;
}): ReactElement {
  const { onAdd } = useBuilder();
  const { path, ...rest } = props;
  return <AddCondition {...rest} onPick={({ condition, opens }) => onAdd(path, condition, opens)} />;
}
