import { useMutation } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { searchCondition } from "../paging/search-values.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/field/TextField.tsx";
import { formatNumber } from "../ui/format/number.ts";
import { errorWords } from "../ui/states/error-words.ts";
import { showToast } from "../ui/toast/toast-store.ts";
import { SaveAsSegmentDocument } from "./population-documents.ts";
import styles from "./SaveDialog.module.css";
import type { SaveAsSegmentProps } from "./save-as-segment.ts";

const longestName = 100;

interface SaveDialogProps extends SaveAsSegmentProps {
  /** Given the segment's id. */
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name. Enter saves; the toast leads to the segment. */
export function SaveDialog(props: SaveDialogProps) {
  const { unit, definition, size, noun, onSaved, onClose } = props;
  const { id: workspaceId } = useWorkspace();
  const navigate = useNavigate();
  const [name, setName] = useState(props.name.slice(0, longestName));
  const [save, { loading, error, data }] = useMutation(SaveAsSegmentDocument, {
    refetchQueries: ["SegmentChoices"],
  });
  const where = searchCondition(definition);
  const problem = error ? `It was not saved. ${errorWords(error) ?? ""}` : data?.createSegment.problems[0]?.message;
  const store = async () => {
    if (!where) return;
    const label = { name: name.trim() };
    const answer = await save({ variables: { workspace: workspaceId, unit, label, where, note: "" } }).catch(
      () => null,
    );
    const saved = answer?.data?.createSegment.segment;
    if (!saved) return;
    onSaved(saved.id);
    onClose();
    showToast(`Saved as ${saved.name}`, "done", {
      label: "View",
      onPress: () =>
        void navigate({ to: "/w/$workspaceId/segments/$id", params: { workspaceId, id: saved.id }, search: {} }),
    });
  };
  return (
    <Dialog title="Save as segment" isOpen onClose={onClose}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        <p>
          {formatNumber(size)} {noun} now. The segment keeps the question, not the list: it goes on counting by itself.
        </p>
        <TextField label="Name" value={name} onChange={setName} problem={problem} maxLength={longestName} autoFocus />
        <div className={styles["actions"]}>
          <Button type="submit" look="primary" isDisabled={loading || name.trim() === ""}>
            {loading ? "Saving…" : "Save segment"}
          </Button>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
