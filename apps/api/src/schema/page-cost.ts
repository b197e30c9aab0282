import { pageSize } from "../repo/cursor.ts";

/** The cost of a list is that of its page: `first` times what is selected below. Throws BAD_INPUT for a wrong size. */
export const pageCost =
  (otherwise: number) =>
  ({ first }: { readonly first?: number | null | undefined }) => ({ field: 1, multiplier: pageSize(first, otherwise) });
