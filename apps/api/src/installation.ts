import type { Engine } from "@throughline/engine";
import type { ConnectedDatabases, SavedDefinitions, Stores } from "@throughline/sources";
import type { Uploads } from "./http/uploads.ts";
import type { ImportRunner } from "./import-process/import-runner.ts";
import type { SegmentWatch } from "./modules/spell/segment-watch.ts";

/** What outlives requests; made once in `main.ts`. */
export interface Installation {
  readonly stores: Stores;
  readonly engine: Engine;
  /** Databases of others that may be read, for describing and trying out; the connector process reads them. */
  readonly databases: ConnectedDatabases;
  readonly clock: () => number;
  readonly nextId: () => string;
  readonly deadlineMs: number;
  readonly definitions: SavedDefinitions;
  readonly segmentWatch: SegmentWatch;
  readonly uploads: Uploads;
  readonly imports: ImportRunner;
  /** The directory of this installation. */
  readonly home: string;
  readonly version: string;
  /** The address that senders of events are told. */
  readonly collectorUrl: string;
}
