import type { Compare } from "@throughline/model";
import type { ReactElement } from "react";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
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
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[writeCompare(compare)]}
      onAction={(key) => onChange(key === "none" ? null : parseCompare(String(key)))}
    >
      <MenuItem id="none">No comparison</MenuItem>
      <MenuItem id="previous">Previous period</MenuItem>
      <MenuItem id="year">Same weekdays last year</MenuItem>
    </Menu>
  );
}
