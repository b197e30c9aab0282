import type { ReactNode } from "react";

export interface FileDropProps {
  readonly label: string;
  readonly hint: ReactNode;
  readonly accept: readonly string[];
  /** The button that opens the file chooser; a press on it is wired here. */
  readonly button: ReactNode;
  readonly onFile: (file: File) => void;
}
