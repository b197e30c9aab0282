import { useApolloClient } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import type { ListEditMode } from "../../../gql/graphql.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import styles from "../SegmentForm.module.css";
import { IdsField } from "./IdsField.tsx";
import { idsInText } from "./ids-in-text.ts";
import { doneWords, type ListResult, unknownWords } from "./list-result.ts";
import { useListEdit } from "./use-list-edit.ts";

interface EditListDialogProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

const modes = [
  { id: "append", name: "Add" },
  { id: "replace", name: "Replace all" },
  { id: "remove", name: "Remove" },
] as const;
const words: Readonly<Record<ListEditMode, string>> = {
  append: "These ids come to the list; those on it stay.",
  replace: "The list holds these ids and no others.",
  remove: "These ids leave the list; the others stay.",
};

/** Adds ids to a list, replaces them all, or takes some away; says which of them nobody has. */
export function EditListDialog({ id, name, onClose }: EditListDialogProps) {
  const client = useApolloClient();
  const [mode, setMode] = useState<ListEditMode>("append");
  const [text, setText] = useState("");
  const [failed, setFailed] = useState<string>();
  const [result, setResult] = useState<ListResult>();
  const { saving, onEdit } = useListEdit();
  const ids = idsInText(text);
  const store = async (event: FormEvent) => {
    event.preventDefault();
    setFailed(undefined);
    setResult(undefined);
    await onEdit(id, mode, ids).then(setResult, (error: unknown) =>
      setFailed(error instanceof Error ? error.message : String(error)),
    );
    // Its number, people and comparisons all rest on the list.
    await client.refetchQueries({ include: "active" });
  };
  return (
    <Dialog title={`Edit the list ${name}`} isOpen onClose={onClose}>
      <form className={styles["form"]} onSubmit={(event) => void store(event)}>
        <Segmented label="What to do" items={modes} selected={mode} onSelect={setMode} />
        <p>{words[mode]}</p>
        <IdsField text={text} found={ids.length} onChange={setText} onFailed={setFailed} />
        <div role="status">
          {result && <p>{doneWords(result)}</p>}
          {result && result.unknown > 0 && <p className={styles["unknown"]}>{unknownWords(result)}</p>}
        </div>
        {failed && (
          <p role="alert" className={styles["failed"]}>
            {failed}
          </p>
        )}
        <div className={styles["actions"]}>
          <Button type="submit" look="primary" isDisabled={saving || (ids.length === 0 && mode !== "replace")}>
            {saving ? "Saving…" : (modes.find((one) => one.id === mode)?.name ?? "Save")}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {result ? "Done" : "Cancel"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
