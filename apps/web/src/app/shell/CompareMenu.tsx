import type { Compare } from "@throughline/model";
import type { ReactElement } from "react";
import { Menu } from "../../ui/Menu.tsx";
import { parseCompare, writeCompare } from "../url/bar.ts";

interface CompareMenuProps {
  readonly compare: Compare | null;
  readonly onChange: (compare: Compare | null) => void;
  readonly trigger: ReactElement;
}

/** None, the previous period, or the same weekdays of last year. A custom day comes by URL and stays selected. */
export function CompareMenu({ compare, onChange, trigger }: CompareMenuProps): ReactElement {
  return (
    <Menu
      label="Compare with"
      trigger={trigger}
      selected={writeCompare(compare)}
      onAction={(id) => onChange(id === "none" ? null : parseCompare(id))}
      groups={[
        {
          items: [
            { id: "none", name: "No comparison" },
            { id: "previous", name: "Previous period" },
            { id: "year", name: "Same weekdays last year" },
          ],
        },
      ]}
    />
  );
}
