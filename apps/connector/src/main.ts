import { createHash } from "node:crypto";
import { hostname } from "node:os";
import process from "node:process";
import { Connector, connectedDatabases, openStores } from "@throughline/sources";
import { pino } from "pino";
import { readEnvironment } from "./environment.ts";

const environment = readEnvironment(process.env, process.cwd());
const log = pino({ level: environment.logLevel, base: { process: "connector" } });
const stores = await openStores(environment);
const databases = connectedDatabases(environment.connections);

// The same after a restart: only one connector runs in a home, so what a killed one held is taken up at once.
const owner = createHash("sha256").update(`${hostname()}:${environment.home}`).digest("base64url").slice(0, 22);

const connector = new Connector({
  stores,
  databases,
  owner,
  now: Date.now,
  everyMs: environment.pollMs,
  discoverMs: 2000,
  onTrouble: (mappingId, error) => log.warn({ mappingId, err: error }, "reading failed, trying again"),
});
connector.start();
log.info({ connections: environment.connections.map(({ name, kind }) => ({ name, kind })) }, "connector reads");

let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ reason }, "connector stops");
  setTimeout(() => process.exit(1), 10_000).unref();
  await connector.stop();
  await Promise.all([databases.close(), stores.close()]);
  process.exit(0);
}
process.on("SIGTERM", () => stop("SIGTERM"));
process.on("SIGINT", () => stop("SIGINT"));
process.on("disconnect", () => stop("the supervisor ended"));
