import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { Drawer } from "../ui/Drawer.tsx";
import { EmptyState } from "../ui/states/EmptyState.tsx";
import { Loaded } from "../ui/states/Loaded.tsx";
import { Skeleton } from "../ui/states/Skeleton.tsx";
import { WhyInSegmentDocument } from "./explain-documents.ts";
import { WhyTree } from "./WhyTree.tsx";

interface WhyInOrOutProps {
  readonly segmentId: string;
  /** Whom to explain: the id of a person or account, and the name to show. */
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Why is this one in a segment, or out: each condition with what it rests on. */
export function WhyInOrOut({ segmentId, id, name, onClose }: WhyInOrOutProps) {
  const workspace = useWorkspace();
  const query = useQuery(WhyInSegmentDocument, { variables: { workspace: workspace.id, segment: segmentId, id } });
  const segment = query.data?.workspace?.segment;
  return (
    <Drawer caption={name} title={segment ? `Why: ${segment.name}` : "Why in or out"} onClose={onClose}>
      <Loaded
        data={query.data?.workspace}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="This could not be explained."
        skeleton={<Skeleton label="Reading what happened" rows={6} />}
      >
        {() => {
          if (!segment) return <EmptyState why="There is no such segment." />;
          const { explanation, problems } = segment.explain;
          if (explanation) return <WhyTree explanation={explanation} />;
          return <EmptyState why={problems.map(({ message }) => message).join(" ")} />;
        }}
      </Loaded>
    </Drawer>
  );
}
