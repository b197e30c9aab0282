export {
  type Generated,
  type GeneratedFile,
  type GenerateOptions,
  generate,
  generatedWorkspace,
} from "./generate/generate.ts";
export type { Truths } from "./generate/truths.ts";
export { shiftWeeks } from "./shift.ts";
export { demoWorkspaces } from "./workspaces/registry.ts";
export type { DemoFile, DemoWorkspace } from "./workspaces/workspace.ts";
