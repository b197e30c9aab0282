import { useMutation } from "@apollo/client/react";
import { parseMapping } from "@throughline/model";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { MergeChoice } from "../../../settings/MergeChoice.tsx";
import { SaveBar } from "../../../settings/SaveBar.tsx";
import { useDraft } from "../../../settings/use-draft.ts";
import { showToast } from "../../../ui/toast/toast-store.ts";
import styles from "./Mapping.module.css";
import { MappingForm } from "./MappingForm.tsx";
import { MappingPreview } from "./MappingPreview.tsx";
import { MappingText } from "./MappingText.tsx";
import { type MappingScreen, SaveMappingDocument } from "./mapping-documents.ts";
import { draftOf, emptyDraft, mappingJson } from "./mapping-draft.ts";

interface MappingEditorProps {
  readonly screen: MappingScreen;
  /** Absent for a new one. */
  readonly source: MappingScreen["connectedSources"][number] | undefined;
  readonly onSaved: (id: string) => void;
  readonly onRefetch: () => Promise<unknown>;
}

/** The form and the text of one mapping side by side; below, what the first rows become. Saved as a version of its own. */
export function MappingEditor({ screen, source, onSaved, onRefetch }: MappingEditorProps) {
  const workspace = useWorkspace();
  const saved = { version: source?.version ?? 0, value: source?.mapping ? draftOf(source.mapping) : emptyDraft };
  const state = useDraft(`mapping ${workspace.id} ${source?.id ?? ""}`, saved);
  const [save, { error }] = useMutation(SaveMappingDocument);
  const [refused, setRefused] = useState<readonly { readonly message: string; readonly path: readonly string[] }[]>([]);
  const { draft, value, onChange } = state;
  const json = mappingJson(value);
  const { problems } = parseMapping(json);
  const stale = draft !== null && draft.version !== saved.version;
  const store = async () => {
    const variables = { workspace: workspace.id, version: saved.version, mapping: json };
    const answer = await save({ variables, refetchQueries: ["Sources"] }).catch(() => null);
    const result = answer?.data?.saveMapping;
    if (!result) return;
    setRefused(result.problems.map(({ message, path }) => ({ message, path })));
    if (result.connectedSource) {
      state.onDiscard();
      showToast(`${result.connectedSource.name} is saved; its rows are read from now on`);
      await onRefetch();
      onSaved(result.connectedSource.id);
    } else if (result.problems.some(({ code }) => code === "conflict")) await onRefetch();
  };
  const all = [...problems, ...refused.map((one) => ({ code: "refused", ...one }))];
  return (
    <div className={styles["frame"]}>
      {stale && (
        <MergeChoice
          draft={draft}
          saved={saved}
          savedBy="Somebody"
          onMerged={state.onMerged}
          onDiscard={state.onDiscard}
        />
      )}
      <div className={styles["columns"]}>
        <MappingForm
          draft={value}
          isNew={!source}
          screen={screen}
          problems={draft || source ? all : []}
          onChange={onChange}
        />
        <MappingText json={json} onChange={(text) => onChange(draftOf(text))} />
      </div>
      <MappingPreview json={json} ready={problems.length === 0} />
      {source && source.rejects.length > 0 && (
        <section className={styles["section"]} aria-label="Rejected rows">
          <h2>Rejected rows</h2>
          <ul className={styles["rejects"]}>
            {source.rejects.map((reject) => (
              <li key={reject.key}>
                <code>{reject.key}</code> {reject.reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <SaveBar
        draft={draft}
        version={saved.version}
        problem={
          error ? "It was not saved: the service did not answer. Your draft is kept." : all[0] && problemWords(all[0])
        }
        blocked={stale || problems.length > 0}
        onSave={() => void store()}
        onUndo={state.onUndo}
        onDiscard={state.onDiscard}
      />
    </div>
  );
}

const problemWords = ({ path, message }: { readonly path: readonly (string | number)[]; readonly message: string }) =>
  path.length === 0 ? message : `${path.join(" › ")}: ${message}`;
