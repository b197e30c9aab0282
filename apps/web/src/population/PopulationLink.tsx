import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { formatNumber } from "../ui/format/number.ts";

interface PopulationLinkProps {
  readonly population: { readonly unit: string; readonly definition: unknown };
  readonly size: number;
  /** What the bare number counts, for readers of the link alone: "households targeted". */
  readonly of: string;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** A number that counts units, as the link to exactly these units. Zero has nobody to show and stays text. */
export function PopulationLink({ population, size, of, className, children }: PopulationLinkProps) {
  const { id: workspaceId } = useWorkspace();
  const shown = children ?? formatNumber(size);
  if (size === 0) return <>{shown}</>;
  return (
    <Link
      to={population.unit === "account" ? "/w/$workspaceId/accounts" : "/w/$workspaceId/people"}
      params={{ workspaceId }}
      search={{ v: 1, where: population.definition }}
      className={className}
      aria-label={children ? undefined : `${formatNumber(size)} ${of}`}
    >
      {shown}
    </Link>
  );
}
