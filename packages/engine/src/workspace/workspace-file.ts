import { reach } from "@throughline/sources";
import { EngineError } from "../client/protocol.ts";
import { type FileSettings, markWhole, type OpenFile, openFile, setAside } from "../file/open-file.ts";
import { Writer } from "../ingest/writer.ts";
import { dropUnlisted, type PartList } from "../projections/parts.ts";
import { Readers } from "../run/readers.ts";

export interface Opened {
  readonly file: OpenFile;
  readonly writer: Writer;
  readonly readers: Readers;
  /** The part lists that running questions read; their tables must stay. */
  readonly inUse: Set<PartList>;
}

/** The life of one workspace's file: opened when first needed, replaced when it is damaged, closed once. */
export class WorkspaceFile {
  readonly #settings: FileSettings;
  readonly #now: () => number;
  #opened: Promise<Opened> | undefined;
  #closed = false;
  /** Until what was opened before is closed, nothing is opened: two instances of one file diverge. */
  #released: Promise<void> = Promise.resolve();
  /** A file that was lost is being filled again: what it holds is not yet the whole. */
  rebuilding = false;

  constructor(settings: FileSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  open(): Promise<Opened> {
    if (this.#closed) return Promise.reject(new EngineError("unavailable", "The engine is stopping."));
    if (!this.#opened) {
      const opening = this.#openOnce();
      this.#opened = opening;
      opening.catch(() => {
        if (this.#opened === opening) this.#opened = undefined;
      });
    }
    return this.#opened;
  }

  /**
   * Gives up an opened file; the next `open` opens it anew, or starts an empty one when its bytes are wrong. Only the
   * first to notice does it.
   */
  async abandon(opened: Opened, damage: "file" | "instance"): Promise<void> {
    if ((await this.#opened) !== opened) return;
    if (damage === "file") this.rebuilding = true;
    this.#opened = undefined;
    this.#released = this.#released.then(async () => {
      await closeFile(opened);
      if (damage === "file") await setAside(opened.file.path, this.#now());
    });
    await this.#released;
  }

  /** What was lost is there again. */
  async settle({ file }: Opened): Promise<void> {
    if (!this.rebuilding) return;
    await markWhole(file.connection);
    this.rebuilding = false;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const opened = await this.#opened?.catch(() => undefined);
    this.#opened = undefined;
    if (opened) await closeFile(opened);
    await this.#released.catch(() => undefined);
  }

  async #openOnce(): Promise<Opened> {
    await this.#released;
    for (let attempt = 0; ; attempt++) {
      const file = await openFile(this.#settings, this.#now());
      this.rebuilding ||= file.rebuilding;
      try {
        const writer = await Writer.open(file.connection, this.#settings.zone);
        return { file, writer, readers: new Readers(file.instance), inUse: new Set() };
      } catch (cause) {
        file.connection.closeSync();
        file.instance.closeSync();
        if (attempt > 0) throw cause;
        await setAside(file.path, this.#now());
        this.rebuilding = true;
      }
    }
  }
}

/** Drops the tables that neither the list nor a running question names. */
export function dropUnused({ file, inUse }: Opened): Promise<void> {
  const names = [...inUse].flatMap((parts) => parts.map((part) => part.name));
  return dropUnlisted(file.connection, new Set(names));
}

async function closeFile({ file, readers }: Opened): Promise<void> {
  await readers.close();
  reach("engine.checkpoint");
  file.connection.closeSync();
  file.instance.closeSync();
}
