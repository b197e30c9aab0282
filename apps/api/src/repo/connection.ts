/** One page of a list. `totalCount` is asked of the engine only when a client selects it. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly totalCount: () => Promise<number>;
  readonly pageInfo: PageInfo;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** `found` holds up to one row more than the page, which tells whether there is a next page. */
export function pageOf<T>(found: readonly T[], first: number, cursorOf: (item: T, index: number) => string) {
  const edges = found.slice(0, first).map((node, index) => ({ cursor: cursorOf(node, index), node }));
  return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}
