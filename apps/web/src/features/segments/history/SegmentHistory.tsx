import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { searchCondition } from "../../../paging/search-values.ts";
import { Confirm } from "../../../ui/confirm/Confirm.tsx";
import { Section } from "../../../ui/section/Section.tsx";
import { errorWords } from "../../../ui/states/error-words.ts";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { showToast } from "../../../ui/toast/toast-store.ts";
import type { SegmentPartProps } from "../page/segment-part.ts";
import { RestoreSegmentDocument, SegmentHistoryDocument } from "./history-documents.ts";
import { VersionLine, type VersionView } from "./VersionLine.tsx";

const SHOWN = 100;

/** Every version of the definition: who, when, why, and what changed in words. An older one can be made the current one. */
export function SegmentHistory({ segment, me }: SegmentPartProps) {
  const { id: workspace } = useWorkspace();
  const query = useQuery(SegmentHistoryDocument, {
    variables: { workspace, id: segment.id, first: SHOWN },
    fetchPolicy: "cache-and-network",
  });
  const [asked, setAsked] = useState<VersionView | null>(null);
  const [failed, setFailed] = useState<string>();
  const [save, { loading }] = useMutation(RestoreSegmentDocument);
  const restore = async ({ version, definition }: VersionView, note: string) => {
    const where = searchCondition(definition);
    if (!where) return;
    const why = note || `As in version ${version}`;
    const variables = { workspace, id: segment.id, version: segment.version, where, note: why };
    try {
      const { data } = await save({ variables });
      await query.refetch();
      const [problem] = data?.defineSegment.problems ?? [];
      if (problem) return setFailed(problem.message);
      setAsked(null);
      showToast(`Version ${version} is the current one again, as version ${data?.defineSegment.segment?.version}`);
    } catch (error) {
      setFailed(`It was not saved. ${errorWords(error) ?? ""}`);
    }
  };
  return (
    <Section title="Versions">
      <Loaded
        data={query.data?.workspace?.segment?.versions}
        loading={false}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The history could not be read."
        skeleton={<Skeleton label="Loading the history" rows={4} />}
      >
        {(versions) => (
          <ol>
            {versions.map((version, at) => (
              <VersionLine
                key={version.version}
                version={version}
                me={me?.label}
                current={at === 0}
                onRestore={() => {
                  setFailed(undefined);
                  setAsked(version);
                }}
              />
            ))}
          </ol>
        )}
      </Loaded>
      {asked && (
        <Confirm
          title={`Make version ${asked.version} the current one`}
          confirm="Make it current"
          withNote
          busy={loading}
          failed={failed}
          onConfirm={(note) => void restore(asked, note)}
          onClose={() => setAsked(null)}
        >
          <p>
            It becomes version {segment.version + 1}
            {segment.usedBy.length > 0 && `, also for ${segment.usedBy.map(({ name }) => name).join(", ")}`}. The
            versions before stay in the history.
          </p>
        </Confirm>
      )}
    </Section>
  );
}
