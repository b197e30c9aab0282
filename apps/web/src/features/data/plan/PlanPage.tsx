import { useQuery } from "@apollo/client/react";
import { trackingPlan } from "@throughline/model";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { useFresh } from "../../../paging/use-fresh.ts";
import { SettingPart } from "../../../settings/SettingPart.tsx";
import { CatalogDocument } from "../catalog-documents.ts";
import { DataSheet } from "../DataSheet.tsx";
import { PlanEditor } from "./PlanEditor.tsx";
import { PlanViolationsDocument } from "./plan-documents.ts";

/** Which events are expected, how they are called, and what becomes of those that differ. */
export function PlanPage() {
  const workspace = useWorkspace();
  const { data } = useQuery(CatalogDocument, { variables: { workspace: workspace.id }, fetchPolicy: "cache-first" });
  const judged = useQuery(PlanViolationsDocument, {
    variables: { workspace: workspace.id },
    fetchPolicy: "cache-and-network",
  });
  useFresh(judged.refetch);
  const violations = new Map(
    (judged.data?.workspace?.trackingPlan.events ?? []).map((event) => [event.name, event.violations]),
  );
  const events = data?.workspace?.catalog.events ?? [];
  return (
    <DataSheet
      name="Tracking plan"
      title="Tracking plan"
      caption="Names and properties that are expected. Changes count from the moment they are saved; what is stored stays as it came."
    >
      <SettingPart kind={trackingPlan}>
        {(props) => <PlanEditor {...props} recorded={events} violations={violations} />}
      </SettingPart>
    </DataSheet>
  );
}
