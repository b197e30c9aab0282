import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { createEngine, serveEngine, startPolling } from "@throughline/engine/host";
import { openStores } from "@throughline/sources";
import { pino } from "pino";
import { readEnvironment } from "./environment.ts";

const environment = readEnvironment(process.env, process.cwd());
const log = pino({ level: environment.logLevel, base: { process: "engine" } });
const stores = await openStores(environment);
await mkdir(environment.home, { recursive: true });

const engine = createEngine({
  directory: join(environment.home, "engine"),
  memoryMb: environment.memoryMb,
  workspace: async (id) => {
    const workspace = await stores.control.workspace(id);
    if (!workspace) return undefined;
    const [documents, business, settings] = await Promise.all([
      stores.documents(id),
      stores.business(id),
      stores.control.settings(id),
    ]);
    return { zone: workspace.timeZone, settings, stores: { documents, business } };
  },
  onStuck: (workspaceId) => {
    log.fatal({ workspaceId }, "a question did not stop when it was interrupted; the process ends to be started again");
    process.kill(process.pid, "SIGKILL");
  },
});
const polling = startPolling(engine, async () => (await stores.control.workspaces()).map(({ id }) => id), {
  everyMs: environment.pollMs,
  discoverMs: 2000,
  onTrouble: (workspaceId, cause) => log.warn({ workspaceId, err: cause }, "sync failed, trying again"),
});
const server = await serveEngine(
  engine,
  environment.engineSocket,
  (cause) => log.error({ err: cause }, "call failed"),
  polling.nudge,
);
log.info({ socket: environment.engineSocket }, "engine listens");

let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, "engine stops");
  setTimeout(() => process.exit(1), 10_000).unref();
  await server.close();
  await polling.stop();
  await engine.close();
  await stores.close();
  process.exit(0);
}
process.on("SIGTERM", () => stop("SIGTERM"));
process.on("SIGINT", () => stop("SIGINT"));
process.on("disconnect", () => stop("the supervisor ended"));
