import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { ListEditMode } from "../../../gql/graphql.ts";
import { inParts } from "./ids-in-text.ts";
import { EditSegmentListDocument } from "./list-documents.ts";
import { joined, type ListResult, modeOf, noResult } from "./list-result.ts";

/** As many as one call takes. */
const mostIds = 10_000;

interface ListEdit {
  readonly saving: boolean;
  /** Answers what was done. Throws with words when a part was refused; the parts before it are stored. */
  readonly onEdit: (id: string, mode: ListEditMode, ids: readonly string[]) => Promise<ListResult>;
}

/** Sends ids in parts, one after the other. */
export function useListEdit(): ListEdit {
  const { id: workspace } = useWorkspace();
  const [edit] = useMutation(EditSegmentListDocument);
  const [saving, setSaving] = useState(false);
  const onEdit = async (id: string, mode: ListEditMode, ids: readonly string[]) => {
    setSaving(true);
    try {
      let result = noResult;
      for (const [at, part] of inParts(ids, mostIds).entries()) {
        const variables = { workspace, id, mode: modeOf(mode, at), ids: [...part] };
        const answer = await edit({ variables }).catch(() => null);
        const done = answer?.data?.editSegmentList;
        const sent = at === 0 ? "Nothing was stored." : `The first ${at * mostIds} ids are stored.`;
        if (!done) throw new Error(`The service did not answer. ${sent}`);
        if (done.problems[0]) throw new Error(`${done.problems[0].message} ${sent}`);
        result = joined(result, done);
      }
      return result;
    } finally {
      setSaving(false);
    }
  };
  return { saving, onEdit };
}
