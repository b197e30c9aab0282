import { useState } from "react";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { TextField } from "../field/TextField.tsx";
import styles from "./Confirm.module.css";
import type { ConfirmProps } from "./confirm-props.ts";

export function ConfirmDialog(props: ConfirmProps) {
  const { title, children, confirm, danger, withNote, busy, failed, onConfirm, onClose } = props;
  const [note, setNote] = useState("");
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form
        className={styles["body"]}
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(note.trim());
        }}
      >
        <div className={styles["words"]}>{children}</div>
        {withNote && (
          <TextField
            label="Why"
            hint="Kept with the change."
            value={note}
            onChange={setNote}
            maxLength={500}
            autoFocus
          />
        )}
        {failed && (
          <p role="alert" className={styles["failed"]}>
            {failed}
          </p>
        )}
        <div className={styles["actions"]}>
          <Button type="submit" look={danger ? "danger" : "primary"} isDisabled={busy ?? false}>
            {busy ? "Working…" : confirm}
          </Button>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
