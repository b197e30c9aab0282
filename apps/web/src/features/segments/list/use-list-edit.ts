import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { ListEditMode } from "../../../gql/graphql.ts";
import { formatNumber } from "../../../ui/format/number.ts";
import { errorWords } from "../../../ui/states/error-words.ts";
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
        const sent = at === 0 ? "Nothing was stored." : `The first ${formatNumber(at * mostIds)} ids are stored.`;
        const answer = await edit({ variables }).catch((error: unknown) => {
          throw new Error([errorWords(error), sent].filter(Boolean).join(" "));
        });
        const done = answer.data?.editSegmentList ?? { ...noResult, problems: [] };
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
