import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Confirm } from "../../../ui/confirm/Confirm.tsx";
import { Checkbox } from "../../../ui/field/Checkbox.tsx";
import { formatCount } from "../../../ui/format/number.ts";
import { showToast } from "../../../ui/toast/toast-store.ts";
import { type ConnectedRow, RemoveMappingDocument } from "./source-documents.ts";

/** Ends the reading of a table; its rows stay only when asked for. */
export function RemoveMapping({ of: source, onClose }: { readonly of: ConnectedRow; readonly onClose: () => void }) {
  const workspace = useWorkspace();
  const [keepData, setKeepData] = useState(true);
  const [remove, { loading, error }] = useMutation(RemoveMappingDocument);
  const [refused, setRefused] = useState<string | undefined>();
  const run = async () => {
    const variables = { workspace: workspace.id, id: source.id, keepData };
    const answer = await remove({ variables, refetchQueries: ["Sources"] }).catch(() => null);
    const result = answer?.data?.removeMapping;
    setRefused(result?.problems[0]?.message);
    if (!result || result.problems.length > 0) return;
    showToast(keepData ? `${source.name} is read no longer` : `${source.name} is being removed, row by row`);
    onClose();
  };
  return (
    <Confirm
      title={`Remove ${source.name}`}
      confirm={keepData ? "End the reading" : "Remove with its rows"}
      danger
      busy={loading}
      failed={error ? "It was not removed: the service did not answer." : refused}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <p>The table is read no longer. The database itself is not touched.</p>
      <Checkbox
        label={`Keep the ${formatCount(source.rowsStored, "row")} that were read`}
        checked={keepData}
        onChange={setKeepData}
      />
    </Confirm>
  );
}
