import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatNumber } from "../ui/format/number.ts";
import type { WhoSearch } from "./who-search.ts";

/** Who a number counted: what finds exactly them again. */
export interface LinkedPopulation extends Required<Pick<WhoSearch, "unit" | "version" | "at">> {
  readonly definition: unknown;
}

interface PopulationLinkProps {
  readonly population: LinkedPopulation;
  readonly size: number;
  /** What the bare number counts, for readers of the link alone: "households targeted". */
  readonly of: string;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** A number that counts units, as the link to exactly these units, beside the page. Zero has nobody to show and stays text. */
export function PopulationLink({
  population: { unit, definition, version, at },
  size,
  of,
  className,
  children,
}: PopulationLinkProps) {
  const shown = children ?? formatNumber(size);
  if (size === 0) return <>{shown}</>;
  return (
    <Link
      to="."
      search={(old: Record<string, unknown>) => ({ ...old, v: 1, who: { unit, where: definition, version, at, of } })}
      resetScroll={false}
      className={className}
      aria-label={children ? undefined : `${formatNumber(size)} ${of}`}
    >
      {shown}
    </Link>
  );
}
