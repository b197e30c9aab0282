import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { formatNumber } from "../ui/format/number.ts";

interface PopulationLinkProps {
  readonly population: { readonly size: number; readonly unit: string; readonly definition: unknown };
  /** What the bare number counts, for readers of the link alone: "households targeted". */
  readonly of: string;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** A number that counts units, as the link to exactly these units. Zero has nobody to show and stays text. */
export function PopulationLink({ population, of, className, children }: PopulationLinkProps) {
  const { id: workspaceId } = useWorkspace();
  const shown = children ?? formatNumber(population.size);
  if (population.size === 0) return <>{shown}</>;
  return (
    <Link
      to={population.unit === "account" ? "/w/$workspaceId/accounts" : "/w/$workspaceId/people"}
      params={{ workspaceId }}
      search={{ v: 1, where: population.definition }}
      className={className}
      aria-label={children ? undefined : `${formatNumber(population.size)} ${of}`}
    >
      {shown}
    </Link>
  );
}
