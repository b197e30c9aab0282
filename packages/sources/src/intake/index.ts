export { RowProblem } from "../import/import-failed.ts";
export { InstantReader } from "../import/instant.ts";
export type { WorkspaceStores } from "../import/intake.ts";
export { jsonObject } from "../import/json-rows.ts";
export { appendDocuments } from "../import/store-writer.ts";
export { appendEvents } from "./append-events.ts";
export { batchOf } from "./batch-of.ts";
export {
  type Collected,
  collectedEvent,
  type EventCheck,
  largestEvent,
  letterOf,
  type ReceivedMessage,
} from "./collected-event.ts";
export { type DeadReason, deadReasons, isDeadReason } from "./dead-reasons.ts";
export { writeGroupEvents } from "./group-events.ts";
export { identityRulesOf } from "./identity-rules-of.ts";
export { planCheckOf } from "./plan-check.ts";
export { type ReplayResult, replayDeadLetters } from "./replay.ts";
