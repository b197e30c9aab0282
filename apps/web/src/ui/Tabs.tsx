import type { ReactElement, ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs";
import styles from "./Tabs.module.css";

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly name: ReactNode;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** `line` is the tab bar of a page, `switch` the small joined one of a tile. */
  readonly look?: "line" | "switch";
  /** What stands before a switch, on the same line: a title. The switch is then at the right. */
  readonly before?: ReactNode;
  readonly children: ReactNode;
}

/** Tabs whose selection lives with the caller, mostly in the URL. `children` is the selected panel's content. */
export function Tabs<Id extends string>(props: TabsProps<Id>): ReactElement {
  const { label, items, selected, onSelect, look = "line", before, children } = props;
  const pick = (key: string | number) => {
    const item = items.find(({ id }) => id === key);
    if (item) onSelect(item.id);
  };
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={pick}>
      <div className={look === "switch" ? styles["head"] : undefined}>
        {before}
        <TabList aria-label={label} className={styles[look === "line" ? "list" : "switch"] ?? ""}>
          {items.map((item) => (
            <Tab key={item.id} id={item.id} className={styles["tab"] ?? ""}>
              {item.name}
            </Tab>
          ))}
        </TabList>
      </div>
      <TabPanel id={selected} className={styles["panel"] ?? ""}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
