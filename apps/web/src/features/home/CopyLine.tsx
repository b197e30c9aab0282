import { useState } from "react";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./FirstRun.module.css";

/** A line to copy; the button says when it was. */
export function CopyLine({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles["copy"]}>
      <code>{text}</code>
      <IconButton
        icon={copied ? "check" : "copy"}
        label={copied ? "Copied" : "Copy"}
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
