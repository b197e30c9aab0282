import { useState } from "react";

export interface LoadMore {
  readonly loading: boolean;
  /** The last attempt failed; what was read before is still shown. */
  readonly failed: boolean;
  readonly onMore: () => void;
}

/** One page more at a time: a second press while one is under way does nothing. */
export function useLoadMore(load: () => Promise<unknown>): LoadMore {
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  return {
    loading: state === "loading",
    failed: state === "failed",
    onMore: () => {
      if (state === "loading") return;
      setState("loading");
      load().then(
        () => setState("idle"),
        () => setState("failed"),
      );
    },
  };
}
