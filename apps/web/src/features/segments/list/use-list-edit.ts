import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { ListEditMode } from "../../../gql/graphql.ts";
import { errorWords } from "../../../ui/states/error-words.ts";
import { EditSegmentListDocument } from "./list-documents.ts";
import { listParts } from "./list-parts.ts";
import { joined, type ListResult, noResult } from "./list-result.ts";

const unchanged = "The list is as it was.";
/** Of the call that changes the list, which may have come through although its answer did not. */
const again = "Save again: no id is stored twice.";

interface ListEdit {
  readonly saving: boolean;
  /** Answers what was done. Throws with words when a part was refused; then the list is as it was. */
  readonly onEdit: (id: string, mode: ListEditMode, ids: readonly string[]) => Promise<ListResult>;
}

/** Sends ids in parts, one after the other; the list changes with the last. */
export function useListEdit(): ListEdit {
  const { id: workspace } = useWorkspace();
  const [edit] = useMutation(EditSegmentListDocument);
  const [saving, setSaving] = useState(false);
  const onEdit = async (id: string, mode: ListEditMode, ids: readonly string[]) => {
    setSaving(true);
    try {
      let result = noResult;
      for (const { ids: part, upload } of listParts(ids, crypto.randomUUID())) {
        const answer = await edit({ variables: { workspace, id, mode, ids: [...part], upload } }).catch(
          (error: unknown) => {
            const safe = upload && upload.size === undefined ? unchanged : again;
            throw new Error([errorWords(error), safe].filter(Boolean).join(" "));
          },
        );
        const done = answer.data?.editSegmentList ?? { ...noResult, problems: [] };
        if (done.problems[0]) throw new Error(`${done.problems[0].message} ${unchanged}`);
        result = joined(result, done);
      }
      return result;
    } finally {
      setSaving(false);
    }
  };
  return { saving, onEdit };
}
