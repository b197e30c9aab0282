interface ExportRequest {
  readonly workspaceId: string;
  readonly unit: "customer" | "account";
  readonly where: unknown;
  readonly version: number;
  readonly includeInternal: boolean;
}

/** Every member at the figure's version as a CSV file. Throws with words when it is refused or breaks off. */
export async function readExport(request: ExportRequest): Promise<Blob> {
  const response = await fetch("/export/population", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  if (response.ok) return response.blob();
  throw new Error(`The list could not be exported (${response.status}). The insight is unchanged; try again.`);
}
