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
export { type ReplayResult, replayDeadLetters } from "./replay.ts";
