import { useState } from "react";
import { CodeBlock } from "../ui/code/CodeBlock.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { snippets } from "./snippets.ts";
import styles from "./WriteKey.module.css";

interface SnippetTabsProps {
  readonly collectorUrl: string;
  /** The secret, or what stands in its place. */
  readonly writeKey: string;
}

/** The same first event from each kind of sender, to copy. */
export function SnippetTabs({ collectorUrl, writeKey }: SnippetTabsProps) {
  const all = snippets(collectorUrl, writeKey);
  const [chosen, setChosen] = useState("browser");
  const shown = all.find((one) => one.id === chosen) ?? all[0];
  return (
    <div className={styles["snippets"]}>
      <Segmented label="Send from" items={all} selected={shown?.id ?? "browser"} onSelect={setChosen} />
      {shown && <CodeBlock text={shown.code} label={`Copy the snippet: ${shown.name}`} />}
    </div>
  );
}
