import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { insightSearch } from "./insight-search.ts";

interface InsightLinkProps {
  /** A stored trend definition: the value that the trend input takes. */
  readonly definition: unknown;
  readonly label?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Opens a definition in the insight editor, where it can be changed without touching its origin. */
export function InsightLink({ definition, label, className, children }: InsightLinkProps) {
  return (
    <Link
      to="/w/$workspaceId/insights"
      params={{ workspaceId: useWorkspace().id }}
      search={insightSearch(definition)}
      aria-label={label}
      className={className}
    >
      {children}
    </Link>
  );
}
