import { openStores } from "@throughline/sources";
import { ask } from "../product.ts";

interface Answer {
  readonly workspace: {
    readonly trend: { readonly trend: { readonly series: readonly { readonly total: number }[] } | null };
  } | null;
}

const query = `query($workspace: ID!, $event: String!) { workspace(id: $workspace) {
  trend(query: { unit: "customer", series: [{ event: $event, measure: "total" }], interval: "month",
    range: { from: "2026-10-01", to: "2026-10-31" } }) { trend { series { total } } } } }`;

/** How many events of this name in October 2026 the engine counts, asked through the public API; -1 while it is away. */
export async function inEngine(url: string, workspace: string, event: string): Promise<number> {
  const answer = await ask<Answer>(url, query, { workspace, event }).catch(() => undefined);
  return answer?.workspace?.trend.trend?.series[0]?.total ?? -1;
}

/** How many events the embedded document store of a workspace holds. */
export async function inStore(home: string, workspace: string): Promise<number> {
  const stores = await openStores({ home });
  try {
    return (await (await stores.documents(workspace)).counts()).events;
  } finally {
    await stores.close();
  }
}
