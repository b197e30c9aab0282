import { Button } from "../ui/Button.tsx";
import type { Draft } from "./draft.ts";
import styles from "./Settings.module.css";

interface SaveBarProps {
  readonly draft: Draft<unknown> | null;
  /** The version in force. */
  readonly version: number;
  readonly problem: string | undefined;
  /** Saving waits for a choice elsewhere on the page. */
  readonly blocked: boolean;
  readonly onSave: () => void;
  readonly onUndo: () => void;
  readonly onDiscard: () => void;
}

/** The foot of an editor: what is not saved yet, and the ways on and back. */
export function SaveBar({ draft, version, problem, blocked, onSave, onUndo, onDiscard }: SaveBarProps) {
  if (!draft) return null;
  return (
    <div className={styles["save"]}>
      <p role="status" className={problem ? styles["problem"] : undefined}>
        {problem ?? `Draft of version ${version + 1}, kept in this window until it is saved`}
      </p>
      <Button look="quiet" onPress={onUndo}>
        Undo
      </Button>
      <Button look="quiet" onPress={onDiscard}>
        Discard
      </Button>
      <Button look="primary" isDisabled={blocked || problem !== undefined} onPress={onSave}>
        Save version {version + 1}
      </Button>
    </div>
  );
}
