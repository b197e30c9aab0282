import { useEffect, useState } from "react";
import { changed, type Draft, readDraft, rebased, type Saved, storeDraft, undone } from "./draft.ts";

export interface DraftState<Value> {
  readonly value: Value;
  readonly draft: Draft<Value> | null;
  readonly onChange: (value: Value) => void;
  readonly onUndo: () => void;
  readonly onDiscard: () => void;
  readonly onMerged: (value: Value) => void;
}

/** What is edited over what is saved, kept under the key until it is saved or discarded. */
export function useDraft<Value>(key: string, saved: Saved<Value>): DraftState<Value> {
  const [draft, setDraft] = useState(() => readDraft<Value>(key));
  useEffect(() => storeDraft(key, draft), [key, draft]);
  return {
    value: draft ? draft.value : saved.value,
    draft,
    onChange: (value) => setDraft((last) => changed(last, saved, value)),
    onUndo: () => setDraft((last) => last && undone(last)),
    onDiscard: () => setDraft(null),
    onMerged: (value) => setDraft((last) => last && rebased(last, saved, value)),
  };
}
