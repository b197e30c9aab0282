export { connectEngine } from "./connect-engine.ts";
export type { RemoteEngine, Usage } from "./messages.ts";
export * from "./protocol.ts";
export { socketPath } from "./socket-path.ts";
