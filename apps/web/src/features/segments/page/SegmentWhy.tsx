import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { WhyInOrOut } from "../../../explain/WhyInOrOut.tsx";
import { UnitNameDocument } from "./why-documents.ts";

interface SegmentWhyProps {
  readonly segmentId: string;
  readonly customers: boolean;
  /** Of whom. */
  readonly id: string;
  readonly onClose: () => void;
}

/** Why one unit is in this segment or out, under its name. */
export function SegmentWhy({ segmentId, customers, id, onClose }: SegmentWhyProps) {
  const { id: workspace } = useWorkspace();
  const { data } = useQuery(UnitNameDocument, { variables: { workspace, id, customers }, fetchPolicy: "cache-first" });
  const name = (data?.workspace?.customer ?? data?.workspace?.account)?.name ?? id;
  return <WhyInOrOut segmentId={segmentId} id={id} name={name} onClose={onClose} />;
}
