import type { Step } from "./step.ts";

/** The tables of the append order, alike in every database that sync reads. Frozen. */
export const sequenceSteps: readonly Step[] = [
  { createTable: "seq_counter", columns: { id: "integer!", next_seq: "integer!" }, key: ["id"] },
  { seed: "seq_counter", row: { id: 1, next_seq: 1 } },
  {
    createTable: "ingest_lease",
    columns: { token: "key!", from_seq: "integer!", size: "integer!", expires_at: "instant!" },
    key: ["token"],
  },
];
