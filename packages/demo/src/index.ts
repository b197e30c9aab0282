export { shiftWeeks } from "./shift.ts";
export { demoWorkspaces } from "./workspaces/registry.ts";
export type { DemoFile, DemoWorkspace } from "./workspaces/workspace.ts";
