import process from "node:process";
import { connectEngine } from "@throughline/engine/client";
import { openStores, planCheckOf } from "@throughline/sources";
import { pino } from "pino";
import { createCollector } from "./collector.ts";
import { readEnvironment } from "./environment.ts";

/** A writer that neither ends nor fails for this long hangs on something: a new process reads on where it stood. */
const stuckAfterMs = 120_000;

const environment = readEnvironment(process.env, process.cwd());
const logger = pino({ level: environment.logLevel, name: "collector" });
const stores = await openStores(environment);
// Where the engine does not run on this machine, or is away, it finds new events by the clock.
const engine = connectEngine(environment.engineSocket);
const collector = await createCollector({
  stores,
  home: environment.home,
  clock: Date.now,
  checkOf: (workspaceId) => planCheckOf(stores.control, workspaceId),
  logger,
  quotaBytes: environment.quotaBytes,
  deadLetters: environment.deadLetters,
  onStored: (workspaceId) => void engine.nudge(workspaceId).catch(() => undefined),
  ...(environment.url === undefined ? {} : { url: environment.url }),
});
const { http } = collector.server;
http.listen(environment.port, environment.host, () => logger.info({ address: http.address() }, "listening"));

setInterval(() => {
  for (const [name, { state }] of Object.entries(collector.consumers)) {
    if (state.sinceTurnMs < stuckAfterMs) continue;
    logger.fatal({ writer: name, ...state }, "a writer is stuck; the process ends to be started again");
    process.exit(1);
  }
}, 5_000).unref();

let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  logger.info({ reason }, "stops");
  setTimeout(() => process.exit(1), 9_500).unref();
  await collector.stop();
  await engine.close();
  await stores.close();
  process.exit(0);
}
process.on("SIGTERM", () => stop("SIGTERM"));
process.on("SIGINT", () => stop("SIGINT"));
process.on("disconnect", () => stop("the supervisor ended"));
