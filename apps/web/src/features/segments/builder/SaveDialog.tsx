import { useMutation } from "@apollo/client/react";
import type { Condition } from "@throughline/model";
import { type FormEvent, type ReactElement, useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { rowWords } from "../../../fields/condition/row-words.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { ErrorState } from "../../../ui/states/ErrorState.tsx";
import { useBuilder } from "./builder-context.ts";
import { CreateSegmentDocument, DefineSegmentDocument, type SavedSegment } from "./builder-documents.ts";
import { ChangePreview } from "./ChangePreview.tsx";
import { isDefinition } from "./draft/definition-search.ts";
import { sectionsOf } from "./draft/sections.ts";
import { MergeSegment, type Newer } from "./MergeSegment.tsx";
import styles from "./SaveDialog.module.css";

interface SaveDialogProps {
  readonly saved: SavedSegment | null;
  /** The version that the draft began with. */
  readonly from: number;
  readonly onRebase: (where: Condition, from: number) => void;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

/** Name and note; of a saved segment also what the change does, and whether its users get it or a copy is made. */
export function SaveDialog({ saved, from, onRebase, onClose, onSaved }: SaveDialogProps): ReactElement {
  const workspace = useWorkspace();
  const { where, unit, choices } = useBuilder();
  const [copies, setCopies] = useState(saved === null);
  const [name, setName] = useState(saved ? saved.name : nameOf(where, (line) => rowWords(line, unit, choices)));
  const [note, setNote] = useState("");
  const [newer, setNewer] = useState<Newer | null>(null);
  const [problem, setProblem] = useState<string>();
  const [create, creating] = useMutation(CreateSegmentDocument);
  const [define, defining] = useMutation(DefineSegmentDocument);
  const error = creating.error ?? defining.error;
  const base = saved?.versions.find(({ version }) => version === from)?.definition;

  const told = (problems: readonly { readonly message: string }[]): void => {
    setProblem(problems.map(({ message }) => message).join(" ") || "It was not saved.");
  };
  const save = async (): Promise<void> => {
    setProblem(undefined);
    if (!saved || copies) {
      const label = { name, description: saved?.description ?? "", tags: saved?.tags ?? [] };
      const { data } = await create({ variables: { workspace: workspace.id, unit, label, where, note } });
      const made = data?.createSegment;
      if (made?.segment) onSaved(made.segment.id);
      else told(made?.problems ?? []);
      return;
    }
    const variables = { workspace: workspace.id, id: saved.id, version: from, where, note };
    const { data } = await define({ variables });
    const defined = data?.defineSegment;
    const theirs: unknown = defined?.segment?.definition;
    if (defined?.segment && defined.problems.length === 0) onSaved(defined.segment.id);
    else if (defined?.segment && isDefinition(theirs) && defined.problems.some(({ code }) => code === "conflict"))
      setNewer({ version: defined.segment.version, where: theirs });
    else told(defined?.problems ?? []);
  };
  const title = copies ? "Save segment" : `Save version ${(saved?.version ?? 0) + 1}`;
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {newer ? (
        <MergeSegment
          from={from}
          base={isDefinition(base) ? base : undefined}
          newer={newer}
          onChoose={(merged) => {
            onRebase(merged, newer.version);
            onClose();
          }}
        />
      ) : (
        <form
          className={styles["form"]}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void save().catch(() => undefined);
          }}
        >
          {saved && !copies && <ChangePreview saved={saved} />}
          {copies && <TextField label="Name" value={name} onChange={setName} autoFocus problem={problem} />}
          <TextField
            label="Note"
            value={note}
            onChange={setNote}
            hint="What changed, for those who read the history"
            autoFocus={!copies}
          />
          {problem && !copies && <p role="alert">{problem}</p>}
          {error && <ErrorState what="It was not saved." kept="The definition is safe in the address." error={error} />}
          <div className={styles["actions"]}>
            {saved && (
              <Button look="quiet" onPress={() => setCopies(!copies)}>
                {copies ? `Change “${saved.name}” instead` : "Save a copy instead"}
              </Button>
            )}
            <Button
              type="submit"
              look="primary"
              isDisabled={creating.loading || defining.loading || name.trim() === ""}
            >
              {copies || !saved
                ? "Save"
                : saved.usedBy.length > 0
                  ? `Change for its ${saved.usedBy.length} ${saved.usedBy.length === 1 ? "user" : "users"}`
                  : title}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

const longestName = 60;

/** The first line in words, as a name to begin with. */
function nameOf(where: Condition, words: (line: Condition) => string): string {
  const [first] = sectionsOf(where).lines;
  const text = first ? words(first).replaceAll('"', "") : "Everyone";
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`.slice(0, longestName);
}
