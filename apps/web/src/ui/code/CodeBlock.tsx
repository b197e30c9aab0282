import { useState } from "react";
import { IconButton } from "../IconButton.tsx";
import styles from "./CodeBlock.module.css";

interface CodeBlockProps {
  readonly text: string;
  /** What is copied, for readers: "Copy the snippet". */
  readonly label?: string;
}

/** Text to copy as it stands; the button says when it was. */
export function CodeBlock({ text, label = "Copy" }: CodeBlockProps) {
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles["block"]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <IconButton
        icon={copied ? "check" : "copy"}
        label={copied ? "Copied" : label}
        onPress={() => {
          navigator.clipboard?.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      />
    </div>
  );
}
