import { useApolloClient } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { showToast } from "../../../ui/toast/toast-store.ts";
import { MergeDocument, PartDocument } from "./identity-documents.ts";

export interface Decision {
  readonly act: "merge" | "part";
  readonly a: string;
  readonly b: string;
  readonly note: string;
}

interface DecisionState {
  readonly busy: boolean;
  readonly failed: string | undefined;
  /** True when it was done. */
  readonly decide: (decision: Decision) => Promise<boolean>;
}

/** Makes one person of two, or two of one; the toast offers the way back, and the page goes to who they are now. */
export function useDecision(): DecisionState {
  const client = useApolloClient();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | undefined>();
  const ask = async ({ act, a, b, note }: Decision) => {
    const variables = { workspace: workspace.id, a, b, note };
    const { data } =
      act === "merge"
        ? await client.mutate({ mutation: MergeDocument, variables })
        : await client.mutate({ mutation: PartDocument, variables });
    return data && ("mergeCustomers" in data ? data.mergeCustomers : data.partCustomers);
  };
  const decide = async (decision: Decision): Promise<boolean> => {
    setBusy(true);
    try {
      const result = await ask(decision);
      const problem = result?.problems[0];
      setFailed(result ? problem?.message : "The service did not answer.");
      if (!result || problem) return false;
      // Every figure may count them differently now.
      await client.reFetchObservableQueries();
      const { a, b } = decision;
      const back = decision.act === "merge" ? ("part" as const) : ("merge" as const);
      showToast(
        decision.act === "merge" ? "Merged: every figure counts one" : "Parted: every figure counts two",
        "done",
        {
          label: "Undo",
          onPress: () => void decide({ act: back, a, b, note: "Undone" }),
        },
      );
      const [now] = result.customers;
      if (now)
        await navigate({
          to: "/w/$workspaceId/people/$id",
          params: { workspaceId: workspace.id, id: now.id },
          search: (old: Record<string, unknown>) => old,
        });
      return true;
    } catch {
      setFailed("The service did not answer. Nothing was decided.");
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failed, decide };
}
