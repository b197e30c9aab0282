import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Text } from "react-aria-components/Text";
import styles from "./FileDrop.module.css";
import type { FileDropProps } from "./file-drop-props.ts";

/** One file by drop, paste or chooser; each way works by keyboard. */
export function DropArea({ label, hint, accept, button, onFile }: FileDropProps) {
  return (
    <DropZone
      className={styles["zone"] ?? ""}
      onDrop={async (event) => {
        const item = event.items.find((one) => one.kind === "file");
        if (item) onFile(await item.getFile());
      }}
    >
      <Text slot="label" className={styles["label"] ?? ""}>
        {label}
      </Text>
      <FileTrigger
        acceptedFileTypes={accept}
        onSelect={(files) => {
          const file = files?.item(0);
          if (file) onFile(file);
        }}
      >
        {button}
      </FileTrigger>
      <div className={styles["hint"]}>{hint}</div>
    </DropZone>
  );
}
