import type { Unit } from "../gql/graphql.ts";

export interface ExportRequest {
  readonly workspaceId: string;
  readonly unit: Unit;
  readonly where: unknown;
  /** Of the data; without it the newest. */
  readonly version?: number;
  /** The instant up to which windows reach; without it now. */
  readonly at?: string;
  readonly includeInternal: boolean;
  /** Traits, or fields of the account; without them the usual ones. */
  readonly columns?: readonly string[];
}

/** Every member as a CSV file. Throws with words when it is refused or breaks off. */
export async function readExport(request: ExportRequest): Promise<Blob> {
  const response = await fetch("/export/population", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  if (response.ok) return response.blob();
  const { error }: { error?: unknown } = await response.json().catch(() => ({}));
  throw new Error(
    typeof error === "string" ? error : `The list could not be exported (${response.status}). Try again.`,
  );
}
