import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import type { ConditionInput } from "../../gql/graphql.ts";
import { Chip } from "../../ui/Chip.tsx";
import { PopulationSentenceDocument } from "./people-documents.ts";

/** The population that the list is limited to, as its sentence. A condition that has no meaning shows its problem. */
export function PopulationChip({ where, onRemove }: { readonly where: ConditionInput; readonly onRemove: () => void }) {
  const { data } = useQuery(PopulationSentenceDocument, { variables: { workspace: useWorkspace().id, where } });
  const result = data?.workspace?.population;
  const words = result?.population?.sentence ?? result?.problems[0]?.message ?? "A chosen population";
  return (
    <Chip onRemove={onRemove} removeLabel={`Remove: ${words}`}>
      {words}
    </Chip>
  );
}
