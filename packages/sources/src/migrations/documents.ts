import { sequenceSteps } from "./sequence-steps.ts";
import type { Migration } from "./step.ts";

/** The embedded document store. `body` is the JSON of everything that is not a column. */
export const documentMigrations: readonly Migration[] = [
  {
    name: "0001-documents",
    steps: [
      ...sequenceSteps,
      {
        createTable: "events",
        columns: { seq: "integer!", source: "text!", message_id: "text!", timestamp: "instant!", body: "json!" },
        key: ["seq"],
      },
      { createIndex: "events_by_message", on: "events", columns: ["source", "message_id"], unique: true },
      {
        createTable: "profiles",
        columns: { id: "text!", seq: "integer!", created_at: "instant!", traits: "json!" },
        key: ["id"],
      },
      { createIndex: "profiles_by_seq", on: "profiles", columns: ["seq"] },
      {
        createTable: "identity_changes",
        columns: {
          seq: "integer!",
          source: "text!",
          message_id: "text!",
          op: "text!",
          a: "text!",
          b: "text!",
          timestamp: "instant!",
        },
        key: ["seq"],
      },
      {
        createIndex: "identity_by_message",
        on: "identity_changes",
        columns: ["source", "message_id", "op", "a", "b"],
        unique: true,
      },
      {
        createTable: "changes",
        columns: { seq: "integer!", op: "text!", item_key: "text!", at: "instant!" },
        key: ["seq"],
      },
    ],
  },
  {
    name: "0002-groups-and-dead-letters",
    steps: [
      { createTable: "group_traits", columns: { id: "text!", traits: "json!" }, key: ["id"] },
      {
        createTable: "dead_letters",
        columns: {
          id: "text!",
          source: "text!",
          reason: "text!",
          message: "text!",
          received_at: "instant!",
          envelope: "json!",
          raw: "text!",
        },
        key: ["id"],
      },
      { createIndex: "dead_letters_by_reason", on: "dead_letters", columns: ["reason", "id"] },
    ],
  },
  {
    name: "0003-rotated-dead-letters",
    steps: [
      {
        createTable: "dead_letter_rotation",
        columns: { id: "integer!", letters: "integer!", last_at: "instant" },
        key: ["id"],
      },
      { seed: "dead_letter_rotation", row: { id: 1, letters: 0 } },
    ],
  },
];
