import type { ReactElement } from "react";
import { Dialog } from "../../ui/Dialog.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { screens } from "../screens.ts";
import styles from "./ShortcutsDialog.module.css";

const others: readonly (readonly [readonly string[], string])[] = [
  [["⌘", "K"], "Find a screen, a segment, a workspace, a recent page"],
  [["?"], "Show this list"],
  [["←", "→"], "On a chart: the point before, the next point"],
  [["↑", "↓"], "On a chart: the series above, below"],
  [["Home", "End"], "On a chart: the first, the last point"],
  [["Enter"], "On a chart: open the people behind the point"],
  [["T"], "On a chart: show it as a table"],
  [["Esc"], "Close what is open, leave the chart's point"],
];

/** All shortcuts. On Windows and Linux Ctrl stands for ⌘. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const rows = [
    ...screens.map(({ letter, name }) => [["G", letter.toUpperCase()], `Go to ${name}`] as const),
    ...others,
  ];
  return (
    <Dialog title="Shortcuts" isOpen onClose={onClose}>
      <dl className={styles["list"]}>
        {rows.map(([keys, text]) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles["note"]}>
        Ctrl stands for ⌘ on other keyboards. Letters can be turned off in your settings, below left.
      </p>
    </Dialog>
  );
}
