import { useMutation } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { errorWords } from "../../../ui/states/error-words.ts";
import { showToast } from "../../../ui/toast/toast-store.ts";
import { LabelSegmentDocument, type SegmentParts } from "./segment-documents.ts";

export interface Label {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
}

interface Stored {
  /** What is wrong, or null when it was saved. */
  readonly problem: string | null;
  /** As somebody else saved it meanwhile. */
  readonly theirs: SegmentParts | null;
}

interface Owner {
  readonly id: string;
  readonly name: string;
}

interface UseLabel {
  readonly saving: boolean;
  readonly onSave: (label: Label) => Promise<Stored>;
  readonly onArchive: (archived: boolean) => void;
  readonly onGive: (owner: Owner) => void;
}

/** Changes what a segment is called, how it is tagged, who owns it, and whether it is in the archive: from how it is given, and no newer one. */
export function useLabel(segment: SegmentParts): UseLabel {
  const { id: workspace } = useWorkspace();
  const [save, { loading }] = useMutation(LabelSegmentDocument);
  const store = async (label: Label, archived: boolean, revision: number, owner?: string) => {
    const { name, description, tags } = label;
    const variables = {
      workspace,
      id: segment.id,
      revision,
      label: { name, description, tags },
      archived,
      ...(owner && { owner }),
    };
    try {
      const { data } = await save({ variables });
      const result = data?.labelSegment;
      const problem = result?.problems[0] ?? null;
      const found = result?.segment ?? null;
      return { problem: problem?.message ?? null, theirs: problem?.code === "conflict" ? found : null, saved: found };
    } catch (error) {
      return { problem: `It was not saved. ${errorWords(error) ?? ""}`, theirs: null, saved: null };
    }
  };
  const archive = async (archived: boolean, revision: number) => {
    const { problem, saved } = await store(segment, archived, revision);
    if (problem !== null) showToast(problem, "problem");
    else if (archived && saved)
      showToast(`${segment.name} is archived`, "done", {
        label: "Undo",
        onPress: () => void archive(false, saved.revision),
      });
    else showToast(`${segment.name} is back in use`);
  };
  const give = async (owner: Owner) => {
    const { problem } = await store(segment, segment.archivedAt !== null, segment.revision, owner.id);
    if (problem === null) showToast(`${segment.name} belongs to ${owner.name} now`);
    else showToast(problem, "problem");
  };
  return {
    saving: loading,
    onSave: (label) => store(label, segment.archivedAt !== null, segment.revision),
    onGive: (owner) => void give(owner),
    onArchive: (archived) => void archive(archived, segment.revision),
  };
}
