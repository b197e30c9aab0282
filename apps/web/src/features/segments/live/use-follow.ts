import { useSubscription } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { SegmentChangedDocument } from "./live-documents.ts";

/** A number that changes by itself does so at most this often. */
export const liveMs = 10_000;

/** Calls `onChange` when the members of a segment changed, at most every 10 s. Answers whether it is told of changes at all. */
export function useFollow(segmentId: string, follows: boolean, onChange: () => void): boolean {
  const { id: workspace } = useWorkspace();
  const last = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { error } = useSubscription(SegmentChangedDocument, {
    variables: { workspace, ids: [segmentId] },
    skip: !follows,
    ignoreResults: true,
    onData: () => {
      if (timer.current !== undefined) return;
      const wait = Math.max(0, last.current + liveMs - Date.now());
      timer.current = setTimeout(() => {
        timer.current = undefined;
        last.current = Date.now();
        onChange();
      }, wait);
    },
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return follows && error === undefined;
}
