import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { ListField } from "../../../ui/field/ListField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { showToast } from "../../../ui/toast/toast-store.ts";
import styles from "../SegmentForm.module.css";
import type { SegmentParts } from "./segment-documents.ts";
import { useLabel } from "./use-label.ts";

interface LabelDialogProps {
  readonly segment: SegmentParts;
  readonly onClose: () => void;
}

/** What the segment is called, what it is for, and its tags. The definition and its number stay as they are. */
export function LabelDialog({ segment, onClose }: LabelDialogProps) {
  const [name, setName] = useState(segment.name);
  const [description, setDescription] = useState(segment.description);
  const [tags, setTags] = useState(segment.tags);
  const [problem, setProblem] = useState<string>();
  const { saving, onSave } = useLabel(segment);
  const save = async () => {
    const wrong = await onSave({ name: name.trim(), description: description.trim(), tags });
    if (wrong !== null) setProblem(wrong);
    else {
      onClose();
      showToast("Name and tags saved");
    }
  };
  return (
    <Dialog title="Name and tags" isOpen onClose={onClose}>
      <div className={styles["form"]}>
        <TextField label="Name" value={name} onChange={setName} problem={problem} autoFocus />
        <TextField label="What it is for" value={description} onChange={setDescription} maxLength={500} rows={2} />
        <ListField one="Tag" items={tags} onChange={setTags} />
        <div className={styles["actions"]}>
          <Button look="primary" isDisabled={saving || name.trim() === ""} onPress={() => void save()}>
            {saving ? "Saving…" : "Save"}
          </Button>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
