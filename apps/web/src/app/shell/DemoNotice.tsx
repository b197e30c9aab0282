import type { ReactElement } from "react";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Popover } from "../../ui/Popover.tsx";
import type { WorkspaceFrame } from "../workspace/workspace-context.ts";
import styles from "./Shell.module.css";

/** One quiet line that says what the data of a demo workspace is, and where it comes from. */
export function DemoNotice({ demo }: { readonly demo: NonNullable<WorkspaceFrame["demo"]> }): ReactElement {
  const kind = demo.synthetic ? "Synthetic data" : "Real data";
  const shift = demo.shiftedWeeks === 0 ? "on its original dates" : `moved by ${demo.shiftedWeeks} weeks`;
  return (
    <aside className={styles["notice"]} aria-label="About this demo workspace">
      <Icon name="info" size={14} />
      <span>
        {demo.title}. {kind}, {shift}.
      </span>
      <Popover label="Source of the data" trigger={<Button look="link">Source</Button>}>
        <p style={{ font: "var(--w-text) var(--t13) var(--sans)" }}>{demo.citation}</p>
      </Popover>
    </aside>
  );
}
