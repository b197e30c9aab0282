import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { ListField } from "../../../ui/field/ListField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { showToast } from "../../../ui/toast/toast-store.ts";
import styles from "../SegmentForm.module.css";
import { LabelConflict } from "./LabelConflict.tsx";
import { mergedLabel } from "./merged-label.ts";
import type { SegmentParts } from "./segment-documents.ts";
import { type Label, useLabel } from "./use-label.ts";

interface LabelDialogProps {
  readonly segment: SegmentParts;
  readonly onClose: () => void;
}

/** What the segment is called, what it is for, and its tags. The definition and its number stay as they are. */
export function LabelDialog({ segment, onClose }: LabelDialogProps) {
  // What the form began with: the page may show a newer one by the time it is saved, which nobody here has seen.
  const [base, setBase] = useState(segment);
  const [label, setLabel] = useState<Label>(segment);
  const [clashes, setClashes] = useState<readonly (keyof Label)[]>();
  const [problem, setProblem] = useState<string>();
  const { saving, onSave } = useLabel(base);
  const { name, description, tags } = label;
  const save = async () => {
    const mine = { name: name.trim(), description: description.trim(), tags };
    const { problem: wrong, theirs } = await onSave(mine);
    setProblem(theirs ? undefined : (wrong ?? undefined));
    if (theirs) {
      const merged = mergedLabel(base, mine, theirs);
      setBase(theirs);
      setLabel(merged.label);
      setClashes(merged.clashes);
    } else if (wrong === null) {
      onClose();
      showToast("Name and tags saved");
    }
  };
  const take = (field: keyof Label) => {
    setLabel({ ...label, [field]: base[field] });
    setClashes(clashes?.filter((one) => one !== field));
  };
  return (
    <Dialog title="Name and tags" isOpen onClose={onClose}>
      <div className={styles["form"]}>
        {clashes && <LabelConflict theirs={base} clashes={clashes} onTake={take} />}
        <TextField
          label="Name"
          value={name}
          onChange={(next) => setLabel({ ...label, name: next })}
          problem={problem}
          autoFocus
        />
        <TextField
          label="What it is for"
          value={description}
          onChange={(next) => setLabel({ ...label, description: next })}
          maxLength={500}
          rows={2}
        />
        <ListField one="Tag" items={tags} onChange={(next) => setLabel({ ...label, tags: next })} />
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
