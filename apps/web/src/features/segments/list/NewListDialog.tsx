import { useMutation } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { Unit } from "../../../gql/graphql.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { SelectField } from "../../../ui/field/SelectField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { errorWords } from "../../../ui/states/error-words.ts";
import { showToast } from "../../../ui/toast/toast-store.ts";
import { nounTitle, plural } from "../../../values/nouns.ts";
import styles from "../SegmentForm.module.css";
import { IdsField } from "./IdsField.tsx";
import { idsInText } from "./ids-in-text.ts";
import { CreateSegmentListDocument } from "./list-documents.ts";
import { doneWords, unknownWords } from "./list-result.ts";
import { useListEdit } from "./use-list-edit.ts";

/** A segment that is a list of ids: its name, of which units, and the ids. */
export function NewListDialog({ onClose }: { readonly onClose: () => void }) {
  const { id: workspaceId, customerNoun, accountNoun } = useWorkspace();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [unit, setUnit] = useState<Unit>("customer");
  const [text, setText] = useState("");
  const [failed, setFailed] = useState<string>();
  const [create, { loading }] = useMutation(CreateSegmentListDocument);
  const { saving, onEdit } = useListEdit();
  const ids = idsInText(text);
  const store = async (event: FormEvent) => {
    event.preventDefault();
    setFailed(undefined);
    const variables = { workspace: workspaceId, unit, label: { name: name.trim() } };
    const made = await create({ variables }).catch((error: unknown) => {
      setFailed(`It was not saved. ${errorWords(error) ?? ""}`);
      return null;
    });
    const id = made?.data?.createSegmentList.segment?.id;
    if (id === undefined) {
      if (made) setFailed(made.data?.createSegmentList.problems[0]?.message);
      return;
    }
    await onEdit(id, "append", ids).then(
      (result) => showToast([doneWords(result), result.unknown > 0 && unknownWords(result)].filter(Boolean).join(" ")),
      (error: unknown) => showToast(error instanceof Error ? error.message : String(error), "problem"),
    );
    onClose();
    void navigate({ to: "/w/$workspaceId/segments/$id", params: { workspaceId, id }, search: {} });
  };
  return (
    <Dialog title="New list" isOpen onClose={onClose}>
      <form className={styles["form"]} onSubmit={(event) => void store(event)}>
        <p>A list holds exactly the ids that you give it, until you change them.</p>
        <div className={styles["pair"]}>
          <TextField label="Name" value={name} onChange={setName} autoFocus />
          <SelectField
            label="List of"
            value={unit}
            options={[
              { id: "customer", name: nounTitle(plural(customerNoun)) },
              { id: "account", name: nounTitle(plural(accountNoun)) },
            ]}
            onChange={(id) => setUnit(id === "account" ? "account" : "customer")}
          />
        </div>
        <IdsField text={text} found={ids.length} onChange={setText} onFailed={setFailed} />
        {failed && (
          <p role="alert" className={styles["failed"]}>
            {failed}
          </p>
        )}
        <div className={styles["actions"]}>
          <Button type="submit" look="primary" isDisabled={loading || saving || name.trim() === ""}>
            {loading || saving ? "Saving…" : "Save list"}
          </Button>
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
