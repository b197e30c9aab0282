import { useEffect, useRef } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";

/**
 * Lists are read from the cache first, so that Back finds the loaded pages and the scroll position again; they are asked anew
 * when the workspace's data version has moved on.
 */
export function useFresh(refetch: () => Promise<unknown>): void {
  const { version } = useWorkspace().freshness;
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    refetch().catch(() => undefined);
  }, [version, refetch]);
}
