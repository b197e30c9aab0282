import { useQuery } from "@apollo/client/react";
import type { ReactElement } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { WhyTree } from "../../../explain/WhyTree.tsx";
import { Drawer } from "../../../ui/Drawer.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { useBuilder } from "./builder-context.ts";
import { WhyDraftDocument } from "./builder-documents.ts";

interface WhyPanelProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Why is this one in or out of the definition as it stands now, saved or not. */
export function WhyPanel({ id, name, onClose }: WhyPanelProps): ReactElement {
  const workspace = useWorkspace();
  const { where, unit } = useBuilder();
  const query = useQuery(WhyDraftDocument, { variables: { workspace: workspace.id, unit, where, id } });
  return (
    <Drawer caption={name} title="Why in or out" onClose={onClose}>
      <Loaded
        data={query.data?.workspace}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="This could not be explained."
        skeleton={<Skeleton label="Reading what happened" rows={6} />}
      >
        {({ explain: { explanation, problems } }) =>
          explanation ? (
            <WhyTree explanation={explanation} />
          ) : (
            <EmptyState why={problems.map(({ message }) => message).join(" ")} />
          )
        }
      </Loaded>
    </Drawer>
  );
}
