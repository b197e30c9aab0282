import type { SegmentParts } from "../segment-documents.ts";

/** A saved segment, as the parts of its page are shown it in tests. */
export const regulars: SegmentParts = {
  id: "s1",
  name: "Regulars",
  description: "Come often",
  tags: ["loyalty"],
  unit: "customer",
  ownerId: "token:ada",
  version: 1,
  revision: 1,
  archivedAt: null,
  createdAt: "2026-11-20T08:00:00Z",
  updatedAt: "2026-11-21T08:00:00Z",
  definition: { all: [] },
  population: { hash: "h", sentence: "Households" },
  usedBy: [],
};
