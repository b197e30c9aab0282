import { lazy, Suspense } from "react";
import styles from "./FileDrop.module.css";
import type { FileDropProps } from "./file-drop-props.ts";

const DropArea = lazy(async () => ({ default: (await import("./DropArea.tsx")).DropArea }));

/** One file by drop, paste or chooser. Its room is reserved; the code for dropping comes when a file can be chosen. */
export function FileDrop(props: FileDropProps) {
  return (
    <Suspense fallback={<div className={styles["zone"]} aria-busy="true" />}>
      <DropArea {...props} />
    </Suspense>
  );
}
