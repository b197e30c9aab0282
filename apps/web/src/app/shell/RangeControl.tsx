import type { Range } from "@throughline/model";
import { lazy, type ReactElement, Suspense } from "react";
import { Popover } from "../../ui/Popover.tsx";

const RangeForm = lazy(async () => ({ default: (await import("./RangeForm.tsx")).RangeForm }));

interface RangeControlProps {
  readonly range: Range;
  readonly onChange: (range: Range) => void;
  readonly trigger: ReactElement;
}

/** The range of the bar, with the usual choices and own days. */
export function RangeControl({ range, onChange, trigger }: RangeControlProps): ReactElement {
  return (
    <Popover label="Date range" trigger={trigger}>
      {(close) => (
        <Suspense fallback={null}>
          <RangeForm
            range={range}
            onChange={(next) => {
              onChange(next);
              close();
            }}
          />
        </Suspense>
      )}
    </Popover>
  );
}
