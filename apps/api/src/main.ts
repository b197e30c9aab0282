import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connectEngine } from "@throughline/engine";
import { connectedDatabases, openStores, SavedDefinitions } from "@throughline/sources";
import { pino } from "pino";
import { readEnvironment } from "./environment.ts";
import { isLoopback } from "./http/identify.ts";
import { createUploads } from "./http/uploads.ts";
import { createImportRunner } from "./import-process/import-runner.ts";
import { SegmentWatch } from "./modules/spell/segment-watch.ts";
import { withLastAnswers } from "./repo/last-answers.ts";
import { withLastControl } from "./repo/last-control.ts";
import { buildSchema } from "./schema/schema.ts";
import { createApiServer } from "./server.ts";

const environment = readEnvironment(process.env, process.cwd());
const log = pino({ level: environment.logLevel, name: "api" });
const stores = withLastControl(await openStores(environment), Date.now);
const engine = withLastAnswers(connectEngine(environment.engineSocket));
const databases = connectedDatabases(environment.connections);
const imports = createImportRunner(environment.inherited);
const uploads = createUploads({
  directory: join(environment.home, "uploads"),
  largestBytes: 2 * 1024 ** 3,
  nextId: randomUUID,
});
const sweep = (): void => void uploads.sweep(Date.now()).catch((err: unknown) => log.warn({ err }, "uploads are kept"));
sweep();
setInterval(sweep, 3_600_000).unref();
const server = await createApiServer({
  schema: buildSchema(),
  stores,
  engine,
  databases,
  log,
  clock: Date.now,
  nextId: randomUUID,
  deadlineMs: 20_000,
  home: environment.home,
  version: "0.1.0",
  collectorUrl: environment.collectorUrl,
  loopbackOnly: isLoopback(environment.host),
  webDirectory: fileURLToPath(new URL("../../web/dist", import.meta.url)),
  imports,
  definitions: new SavedDefinitions(stores),
  segmentWatch: new SegmentWatch(stores),
  uploads,
});

server.http.listen(environment.port, environment.host, () => {
  log.info({ address: server.http.address() }, "listening");
});

let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, "stops");
  setTimeout(() => process.exit(1), 15_000).unref();
  await server.stop();
  await imports.stop();
  await Promise.all([engine.close(), databases.close(), stores.close()]);
  process.exit(0);
}
process.on("SIGTERM", () => stop("SIGTERM"));
process.on("SIGINT", () => stop("SIGINT"));
process.on("disconnect", () => stop("the supervisor ended"));
