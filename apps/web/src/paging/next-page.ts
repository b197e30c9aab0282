export interface Connection<Edge> {
  readonly edges: readonly Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/**
 * The pages read so far with the next one behind them. Rows that came again, because something was written in between,
 * are kept once, at their first place.
 */
export function withNextPage<Edge extends { readonly node: { readonly id: string } }, C extends Connection<Edge>>(
  soFar: C & Connection<Edge>,
  next: C & Connection<Edge>,
): C {
  const known = new Set(soFar.edges.map((edge) => edge.node.id));
  return { ...next, edges: [...soFar.edges, ...next.edges.filter((edge) => !known.has(edge.node.id))] };
}
