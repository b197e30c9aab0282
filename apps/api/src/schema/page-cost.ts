/** The cost of a list is that of its page: `first` times what is selected below. Sizes outside 1 to 100 cost too much. */
export const pageCost =
  (otherwise: number) =>
  ({ first }: { readonly first?: number | null | undefined }) => {
    const size = first ?? otherwise;
    return {
      field: 1,
      multiplier: Number.isInteger(size) && size >= 1 && size <= 100 ? size : Number.MAX_SAFE_INTEGER,
    };
  };
