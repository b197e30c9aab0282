import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { DeadLetterLimit, EventCheck, Stores } from "@throughline/sources";
import type { Logger } from "pino";
import { Admission, type AdmissionLimits } from "./http/admission.ts";
import { BrowserFiles } from "./http/browser-files.ts";
import { type CollectorServer, createCollectorServer } from "./http/collector-server.ts";
import { watchReadiness } from "./http/readiness.ts";
import { receiptClock } from "./http/receipt-clock.ts";
import { keyFile } from "./keys/key-file.ts";
import { KnownKeys } from "./keys/known-keys.ts";
import { DurableLog } from "./log/durable-log.ts";
import { type LogFiles, logFiles } from "./log/log-files.ts";
import { numbersOf } from "./log/received.ts";
import { EventWriter } from "./writer/event-writer.ts";
import { groupNumbers } from "./writer/group-frame.ts";
import { GroupWriter } from "./writer/group-writer.ts";
import { knownWorkspaces } from "./writer/known-workspaces.ts";
import { LetterLimit } from "./writer/letter-limit.ts";
import { LogConsumer } from "./writer/log-consumer.ts";

export interface CollectorParts {
  readonly stores: Stores;
  readonly home: string;
  readonly clock: () => number;
  /** Milliseconds since some moment, whatever the clock is set to. */
  readonly elapsed?: () => number;
  readonly logger: Logger;
  readonly quotaBytes: number;
  /** How many dead letters a workspace keeps. */
  readonly deadLetters: DeadLetterLimit;
  readonly url?: string;
  /** What a workspace expects of its events; asked again every few seconds. */
  readonly checkOf?: (workspaceId: string) => Promise<EventCheck | undefined>;
  /** Told of each batch of new events that a store has. */
  readonly onStored?: (workspaceId: string) => void;
  readonly segmentBytes?: number;
  readonly limits?: AdmissionLimits;
  /** Tests put files here that lose power or space. */
  readonly files?: (directory: string) => Promise<LogFiles>;
}

export interface Collector {
  readonly server: CollectorServer;
  readonly writer: EventWriter;
  readonly consumers: { readonly events: LogConsumer; readonly groups: LogConsumer };
  stop(): Promise<void>;
}

const segmentBytes = 64 * 1024 ** 2;
const limits: AdmissionLimits = { requests: 200, commitMs: 500, loopMs: 100 };

/** Opens the logs of `<home>/collector`, writes on what a former process left, and makes the server. */
export async function createCollector(parts: CollectorParts): Promise<Collector> {
  const { stores, clock, logger, quotaBytes } = parts;
  const elapsed = parts.elapsed ?? (() => performance.now());
  const openFiles = parts.files ?? logFiles;
  const directory = join(parts.home, "collector");
  const files = await openFiles(join(directory, "events"));
  const groupFiles = await openFiles(join(directory, "groups"));
  const options = { quotaBytes, segmentBytes: parts.segmentBytes ?? segmentBytes };
  const log = await DurableLog.open(files, { ...options, numbers: numbersOf });
  const groups = await DurableLog.open(groupFiles, { ...options, numbers: groupNumbers });
  const workspaces = knownWorkspaces(stores, elapsed, parts.checkOf);
  const writer = new EventWriter({
    workspace: workspaces.intake,
    groups,
    logId: await idOf(files),
    letters: new LetterLimit({
      limit: parts.deadLetters,
      now: clock,
      onRotated: (workspaceId, letters) => logger.warn({ workspaceId, letters }, "the oldest dead letters are let go"),
    }),
    onStored: parts.onStored ?? (() => undefined),
    onGone: (workspaceId, messages) =>
      logger.error({ workspaceId, messages }, "events of a removed workspace are left out"),
    onRefused: (error) => logger.error({ err: error }, "the store refuses an event"),
  });
  const groupWriter = new GroupWriter({ workspace: workspaces.stores, logger });
  const consumers = {
    events: new LogConsumer(log, (payloads) => writer.write(payloads), logger),
    groups: new LogConsumer(groups, (payloads) => groupWriter.write(payloads), logger),
  };
  const admission = new Admission(log, parts.limits ?? limits);
  const readiness = watchReadiness({ stores, log, admission, elapsed, writers: consumers });
  const server = createCollectorServer({
    log,
    admission,
    logger,
    keys: await KnownKeys.open(stores.control, keyFile(await openFiles(directory)), elapsed),
    now: receiptClock(clock),
    files: new BrowserFiles(),
    url: parts.url,
    readiness: readiness.state,
  });
  consumers.events.start();
  consumers.groups.start();
  return {
    server,
    writer,
    consumers,
    async stop() {
      await server.stop();
      await consumers.events.stop();
      await consumers.groups.stop();
      readiness.stop();
      admission.close();
      await log.close();
      await groups.close();
    },
  };
}

/** The log's own name: two logs give the same numbers to different events. */
async function idOf(files: LogFiles): Promise<string> {
  const known = await files.contents("id");
  if (known) return known.toString();
  const made = randomUUID().slice(0, 8);
  await files.replace("id", made);
  return made;
}
