import { useMutation } from "@apollo/client/react";
import { currentSetting, type Problem, type SettingKind } from "@throughline/model";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { Confirm } from "../ui/confirm/Confirm.tsx";
import { showToast } from "../ui/toast/toast-store.ts";
import { History, type Version } from "./History.tsx";
import { isRecord } from "./json.ts";
import { MergeChoice } from "./MergeChoice.tsx";
import { SaveBar } from "./SaveBar.tsx";
import styles from "./Settings.module.css";
import { SaveSettingDocument, type SettingView } from "./setting-documents.ts";
import { useDraft } from "./use-draft.ts";

export interface EditorProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly problems: readonly Problem[];
}

interface SettingEditorProps<Value> {
  readonly kind: SettingKind<Value>;
  readonly setting: SettingView;
  readonly onRefetch: () => Promise<unknown>;
  readonly children: (props: EditorProps<Value>) => ReactNode;
}

type Ask = { readonly at: "save" } | { readonly at: "restore"; readonly version: Version };

/** One setting of the workspace: edited as a draft, saved as a version with a reason, merged when somebody else was faster. */
export function SettingEditor<Value>({ kind, setting, onRefetch, children }: SettingEditorProps<Value>) {
  const workspace = useWorkspace();
  const saved = currentSetting(kind, [setting]);
  const state = useDraft(`draft ${workspace.id} ${kind.name}`, saved);
  const [ask, setAsk] = useState<Ask | null>(null);
  const [save, { loading, error }] = useMutation(SaveSettingDocument);
  const [refused, setRefused] = useState<readonly { readonly message: string }[]>([]);
  const { draft } = state;
  const stale = draft !== null && draft.version !== setting.version;
  const { problems } = kind.parse(state.value);
  const store = async (value: unknown, note: string, done: string) => {
    const answer = await save({
      variables: {
        workspace: workspace.id,
        name: kind.name,
        version: setting.version,
        value: isRecord(value) ? value : {},
        note,
      },
    }).catch(() => null);
    const result = answer?.data?.saveSetting;
    if (!result) return;
    setRefused(result.problems);
    if (result.setting) {
      state.onDiscard();
      setAsk(null);
      showToast(done);
    } else if (result.problems.some(({ code }) => code === "conflict")) {
      setAsk(null);
      await onRefetch();
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    if (event.key === "s") {
      event.preventDefault();
      if (draft && !stale && problems.length === 0) setAsk({ at: "save" });
    } else if (event.key === "z" && draft && !isTyping(event)) {
      event.preventDefault();
      state.onUndo();
    }
  };
  const failed = error ? "It was not saved: the service did not answer. Your draft is kept." : refused[0]?.message;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the shortcuts of the fields inside
    <div className={styles["frame"]} onKeyDown={keys}>
      {stale && (
        <MergeChoice
          draft={draft}
          saved={saved}
          savedBy={setting.savedBy ?? "Somebody"}
          onMerged={state.onMerged}
          onDiscard={state.onDiscard}
        />
      )}
      <div className={styles["columns"]}>
        <div className={styles["main"]}>{children({ value: state.value, onChange: state.onChange, problems })}</div>
        <aside className={styles["aside"]} aria-label="History">
          <h2>History</h2>
          <History versions={setting.versions} onRestore={(version) => setAsk({ at: "restore", version })} />
        </aside>
      </div>
      <SaveBar
        draft={draft}
        version={setting.version}
        problem={problems[0]?.message}
        blocked={stale}
        onSave={() => setAsk({ at: "save" })}
        onUndo={state.onUndo}
        onDiscard={state.onDiscard}
      />
      {ask?.at === "save" && (
        <Confirm
          title={`Save version ${setting.version + 1}`}
          confirm="Save"
          withNote
          busy={loading}
          failed={failed}
          onConfirm={(note) => void store(state.value, note, `Version ${setting.version + 1} saved`)}
          onClose={() => setAsk(null)}
        >
          <p>It counts for every question from now on. Earlier versions stay in the history.</p>
        </Confirm>
      )}
      {ask?.at === "restore" && (
        <Confirm
          title={`Restore version ${ask.version.version}`}
          confirm="Restore"
          withNote
          busy={loading}
          failed={failed}
          onConfirm={(note) =>
            void store(
              ask.version.value,
              note || `Restored version ${ask.version.version}`,
              `Version ${ask.version.version} restored as version ${setting.version + 1}`,
            )
          }
          onClose={() => setAsk(null)}
        >
          <p>
            It becomes version {setting.version + 1}. {draft && "What you have not saved is discarded."}
          </p>
        </Confirm>
      )}
    </div>
  );
}

/** In a field the browser's own undo goes first. */
function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest("input, textarea") !== null;
}
