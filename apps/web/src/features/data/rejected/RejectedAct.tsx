import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Confirm } from "../../../ui/confirm/Confirm.tsx";
import { formatCount } from "../../../ui/format/number.ts";
import { showToast } from "../../../ui/toast/toast-store.ts";
import { DiscardDocument, ReplayDocument } from "./rejected-documents.ts";

interface RejectedActProps {
  readonly act: "replay" | "discard";
  /** "12 messages: time is not readable". */
  readonly what: string;
  readonly which: { readonly ids?: readonly string[]; readonly all?: boolean; readonly reason?: string };
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks, then replays or discards; many are handled call by call until none is left. */
export function RejectedAct({ act, what, which, onDone, onClose }: RejectedActProps) {
  const workspace = useWorkspace();
  const [replay] = useMutation(ReplayDocument);
  const [discard] = useMutation(DiscardDocument);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | undefined>();
  const once = async () => {
    const variables = { workspace: workspace.id, ids: null, all: null, reason: null, ...which };
    return act === "replay"
      ? (await replay({ variables })).data?.replayDeadLetters
      : (await discard({ variables })).data?.discardDeadLetters;
  };
  const run = async () => {
    setBusy(true);
    let [done, kept] = [0, 0];
    try {
      for (let more = true; more; ) {
        const result = await once();
        const problem = result?.problems[0];
        if (!result || problem) throw new Error(problem?.message ?? "The service did not answer.");
        done += result.done;
        kept += result.kept;
        // What stays does not leave by asking again.
        more = result.left && result.done > 0;
      }
      showToast(doneWords(act, done, kept), kept > 0 ? "problem" : "done");
      onClose();
    } catch (error) {
      setFailed(
        `${formatCount(done, "message")} done before it failed. ${error instanceof Error ? error.message : ""}`,
      );
    }
    setBusy(false);
    onDone();
  };
  return (
    <Confirm
      title={act === "replay" ? "Replay" : "Discard"}
      confirm={act === "replay" ? "Replay" : "Discard for good"}
      danger={act === "discard"}
      busy={busy}
      failed={failed}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <p>
        <strong>{what}</strong>
      </p>
      <p>
        {act === "replay"
          ? "They go through the intake again, by the rules of now. What still cannot be read stays here with the reason of now. A message that is stored already changes nothing."
          : "Their bytes are deleted. This cannot be taken back."}
      </p>
    </Confirm>
  );
}

function doneWords(act: "replay" | "discard", done: number, kept: number): string {
  if (act === "discard") return `${formatCount(done, "message")} discarded`;
  const became = `${formatCount(done, "message")} became events`;
  return kept === 0 ? became : `${became}; ${formatCount(kept, "stays", "stay")}, with the reason of now`;
}
