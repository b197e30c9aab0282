import { type ReactElement, useMemo } from "react";
import { useSegmentChoices } from "../../segment-choice/use-segment-choices.ts";
import { Picker } from "../../ui/Picker.tsx";
import { plural } from "../../values/nouns.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";

interface SegmentPickerProps {
  readonly segment: string | null;
  /** What stands there without a segment: "All households". */
  readonly everyone: string;
  readonly onChange: (segment: string | null) => void;
  readonly trigger: (words: string) => ReactElement;
}

const everyoneId = "everyone";

/** Counts within one saved segment, or everyone. */
export function SegmentPicker({ segment, everyone, onChange, trigger }: SegmentPickerProps): ReactElement {
  const { customerNoun, accountNoun } = useWorkspace();
  const named = useMemo(() => (segment === null ? [] : [segment]), [segment]);
  const { all, onSearch, empty } = useSegmentChoices(null, { named });
  const chosen = all.find(({ id }) => id === segment);
  return (
    <Picker
      label="Segment"
      trigger={trigger(segment === null ? everyone : (chosen?.name ?? "A segment"))}
      selected={segment ?? everyoneId}
      onSearch={onSearch}
      empty={empty}
      onPick={(id) => onChange(id === everyoneId ? null : id)}
      items={[
        { id: everyoneId, name: everyone },
        ...all.map(({ id, name, unit }) => ({
          id,
          name,
          note: plural(unit === "account" ? accountNoun : customerNoun),
        })),
      ]}
    />
  );
}
