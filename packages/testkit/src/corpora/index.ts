export { bodies, type CorpusBody } from "./bodies.ts";
export { type Delivery, type DuplicateSchedule, duplicateSchedules } from "./duplicates.ts";
export { type CorpusEvent, generatedEvents, shapedEvents } from "./events.ts";
export { type CorpusName, unicodeNames } from "./names.ts";
export { pick, type Random, seeded, whole } from "./seeded.ts";
export { full, share, sized } from "./size.ts";
export { type CorpusTime, timestamps } from "./timestamps.ts";
