import { randomUUID } from "node:crypto";
import process from "node:process";
import { connectEngine } from "@throughline/engine/client";
import { LiveWorker, usualPace } from "@throughline/live";
import { openStores } from "@throughline/sources";
import { pino } from "pino";
import { readEnvironment } from "./environment.ts";
import { tellProgress } from "./tell-progress.ts";

const environment = readEnvironment(process.env, process.cwd());
const log = pino({ level: environment.logLevel, base: { process: "worker" } });
const stores = await openStores(environment);
const engine = connectEngine(environment.engineSocket);

const worker = new LiveWorker({
  stores,
  engine,
  owner: randomUUID(),
  now: Date.now,
  pace: { ...usualPace, waitMs: environment.waitMs },
  discoverMs: 2000,
  onTrouble: (workspaceId, cause) => log.warn({ workspaceId, err: cause }, "following failed, trying again"),
});
worker.start();
const telling = tellProgress(environment.home, () => worker.progress());
log.info("worker follows segments");

let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, "worker stops");
  setTimeout(() => process.exit(1), 10_000).unref();
  clearInterval(telling);
  await worker.stop();
  await engine.close();
  await stores.close();
  process.exit(0);
}
process.on("SIGTERM", () => stop("SIGTERM"));
process.on("SIGINT", () => stop("SIGINT"));
process.on("disconnect", () => stop("the supervisor ended"));
