import { lazy, type ReactElement, Suspense } from "react";
import { AddChip, ChipButton, ChipFrame } from "../../ui/Chip.tsx";
import { Popover } from "../../ui/Popover.tsx";
import type { PropertyGroup } from "../registry.ts";
import type { TestStart, WholeTest } from "./TestForm.tsx";
import type { TestWords } from "./test-words.ts";

const TestForm = lazy(async () => ({ default: (await import("./TestForm.tsx")).TestForm }));

interface TestChipProps {
  /** Null for the chip that adds one. */
  readonly words: TestWords | null;
  readonly add?: string;
  readonly groups: readonly PropertyGroup[];
  readonly start?: TestStart;
  readonly onDone: (test: WholeTest) => void;
  readonly onRemove?: () => void;
}

/** A test in force as a chip that opens its form, or the dashed chip that adds one. */
export function TestChip({ words, add = "Filter", groups, start, onDone, onRemove }: TestChipProps): ReactElement {
  const name = words === null ? add : `${words.subject} ${words.value}`;
  const popover = (trigger: ReactElement) => (
    <Popover label={words === null ? "Add a test" : `Change: ${name}`} trigger={trigger}>
      {(close) => (
        <Suspense fallback={null}>
          <TestForm
            groups={groups}
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
          {words.subject} <b>{words.value}</b>
        </ChipButton>,
      )}
    </ChipFrame>
  );
}
