export { LiveWorker } from "./live-worker.ts";
export { usualPace } from "./pace.ts";
export type { WorkspaceProgress } from "./progress.ts";
