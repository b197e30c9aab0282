import { lazy, type ReactElement, Suspense } from "react";
import { AddChip, ChipButton, ChipFrame } from "../../ui/Chip.tsx";
import { Popover } from "../../ui/Popover.tsx";
import type { PropertyGroup } from "../registry.ts";
import { Pieces } from "./Pieces.tsx";
import { type Piece, textOf } from "./pieces.ts";
import type { WholeTest } from "./property-test.ts";

const TestForm = lazy(async () => ({ default: (await import("./TestForm.tsx")).TestForm }));

interface TestChipProps {
  /** Null for the chip that adds one. */
  readonly words: readonly Piece[] | null;
  readonly add?: string;
  readonly groups: readonly PropertyGroup[];
  readonly others?: readonly PropertyGroup[];
  readonly ofEvents?: boolean;
  readonly start?: WholeTest;
  readonly onDone: (test: WholeTest) => void;
  readonly onRemove?: () => void;
}

/** A test in force as a chip that opens its form, or the dashed chip that adds one. */
export function TestChip({
  words,
  add = "Filter",
  groups,
  others,
  ofEvents = false,
  start,
  onDone,
  onRemove,
}: TestChipProps): ReactElement {
  const name = words === null ? add : textOf(words);
  const popover = (trigger: ReactElement) => (
    <Popover label={words === null ? "Add a test" : `Change: ${name}`} trigger={trigger}>
      {(close) => (
        <Suspense fallback={null}>
          <TestForm
            groups={groups}
            {...(others && { others })}
            ofEvents={ofEvents}
            {...(start && { start })}
            onDone={(test) => {
              onDone(test);
              close();
            }}
          />
        </Suspense>
      )}
    </Popover>
  );
  if (words === null) return popover(<AddChip>{add}</AddChip>);
  return (
    <ChipFrame removeLabel={`Remove: ${name}`} {...(onRemove && { onRemove })}>
      {popover(
        <ChipButton>
          <Pieces pieces={words} />
        </ChipButton>,
      )}
    </ChipFrame>
  );
}
