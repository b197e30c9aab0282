import type { Condition } from "@throughline/model";
import type { ReactElement } from "react";
import form from "../../../fields/Fields.module.css";
import { Token } from "../../../fields/Token.tsx";
import type { SegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import { ChipButton, ChipFrame } from "../../../ui/Chip.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { Picker } from "../../../ui/Picker.tsx";
import { Popover } from "../../../ui/Popover.tsx";

export interface Membership {
  readonly segment: string;
  readonly isIn: boolean;
}

/** Whether a line is about being in a saved segment, or not in it. */
export function membershipOf(line: Condition): Membership | null {
  if ("segment" in line) return { segment: line.segment, isIn: true };
  return "not" in line && "segment" in line.not ? { segment: line.not.segment, isIn: false } : null;
}

const conditionOf = ({ segment, isIn }: Membership): Condition => (isIn ? { segment } : { not: { segment } });

interface SegmentLineProps {
  readonly membership: Membership;
  readonly segments: SegmentChoices;
  readonly onChange: (line: Condition | null) => void;
}

const sides = [
  { id: "in", name: "are in" },
  { id: "out", name: "are not in" },
] as const;

/** "in Lapsing regulars" as a chip that opens its form: in or not in, and which segment. */
export function SegmentLine({ membership, segments, onChange }: SegmentLineProps): ReactElement {
  const { segment, isIn } = membership;
  const name = segments.all.find(({ id }) => id === segment)?.name ?? "a segment";
  const side = isIn ? sides[0] : sides[1];
  const words = `${isIn ? "in" : "not in"} ${name}`;
  return (
    <ChipFrame removeLabel={`Remove: ${words}`} onRemove={() => onChange(null)}>
      <Popover
        label={`Change: ${words}`}
        trigger={
          <ChipButton>
            {isIn ? "in" : "not in"} <b>{name}</b>
          </ChipButton>
        }
      >
        <div className={form["form"]}>
          <div className={form["formRow"]}>
            <Menu
              label="In or not in"
              selected={side.id}
              onAction={(key) => onChange(conditionOf({ segment, isIn: key === "in" }))}
              trigger={<Token label="In or not in">{side.name}</Token>}
              groups={[{ items: sides }]}
            />
            <Picker
              label="Segment"
              items={segments.all.map(({ id, name }) => ({ id, name }))}
              onSearch={segments.onSearch}
              empty={segments.empty}
              selected={segment}
              onPick={(id) => onChange(conditionOf({ segment: id, isIn }))}
              trigger={
                <Token label="Segment" tone="value">
                  {name}
                </Token>
              }
            />
          </div>
        </div>
      </Popover>
    </ChipFrame>
  );
}
