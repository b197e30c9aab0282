import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { formatNumber } from "../ui/format/number.ts";

interface PopulationLinkProps {
  readonly population: { readonly size: number; readonly unit: string; readonly definition: unknown };
  /** What the number counts, for readers of the link alone: "targeted". */
  readonly of: string;
  readonly children?: ReactNode;
}

/** A number that counts units, as the link to exactly these units. Zero has nobody to show and stays text. */
export function PopulationLink({ population, of, children }: PopulationLinkProps) {
  const { id: workspaceId } = useWorkspace();
  const shown = children ?? formatNumber(population.size);
  if (population.size === 0) return <>{shown}</>;
  return (
    <Link
      to={population.unit === "account" ? "/w/$workspaceId/accounts" : "/w/$workspaceId/people"}
      params={{ workspaceId }}
      search={{ v: 1, where: population.definition }}
      aria-label={`${formatNumber(population.size)} ${of}`}
    >
      {shown}
    </Link>
  );
}
