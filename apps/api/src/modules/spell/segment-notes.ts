import type { FollowedSegment } from "@throughline/sources";
import type { Seen, SegmentWatch } from "./segment-watch.ts";

/** How a segment is now, and what became of it since the note before. */
export interface SegmentNote {
  readonly segmentId: string;
  readonly size: number;
  readonly entered: number;
  readonly left: number;
  readonly asOf: number;
  /** Seq of the newest beginning or end that the note before knew of. */
  readonly since: number;
}

/** A note, or why there can be none at the moment: the stream goes on. */
export type NoteEvent = { readonly note: SegmentNote } | { readonly failure: Error };

/** A note as its reader may see it; undefined when nothing of it is the reader's. */
export type View = (note: SegmentNote) => Promise<SegmentNote | undefined>;

/**
 * Notes of some segments: first how each of them is, then one whenever it changed, at most one per segment and read.
 * What nobody fetches is folded into one note per segment, so a slow reader costs no memory. An outage is told once.
 */
export class SegmentNotes implements AsyncIterableIterator<NoteEvent> {
  readonly #ids: readonly string[];
  readonly #view: View;
  readonly #known = new Map<string, FollowedSegment>();
  #seen: Seen | undefined;
  #away = false;
  #ready: SegmentNote[] = [];
  #done = false;
  #wake = (): void => undefined;
  readonly #stop: () => void;

  constructor(watch: SegmentWatch, workspaceId: string, ids: readonly string[], view: View) {
    this.#ids = ids;
    this.#view = view;
    this.#stop = watch.listen(workspaceId, (seen) => {
      this.#seen = seen;
      this.#wake();
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<NoteEvent>> {
    while (!this.#done) {
      const event = await this.#event();
      if (event) return { value: event, done: false };
      if (this.#seen === undefined && this.#ready.length === 0 && !this.#done)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
    return { value: undefined, done: true };
  }

  /** Not a generator's: it ends also while a note is waited for. */
  async return(): Promise<IteratorResult<NoteEvent>> {
    this.#done = true;
    this.#stop();
    this.#wake();
    return { value: undefined, done: true };
  }

  async #event(): Promise<NoteEvent | undefined> {
    const seen = this.#seen;
    if (this.#ready.length === 0 && seen !== undefined) {
      this.#seen = undefined;
      if (seen instanceof Error) return this.#failure(seen);
      this.#away = false;
      this.#ready = this.#ids.flatMap((id) => this.#note(seen.get(id)) ?? []);
    }
    const note = this.#ready.shift();
    if (!note) return undefined;
    try {
      const shown = await this.#view(note);
      return shown && { note: shown };
    } catch (error) {
      return this.#failure(error instanceof Error ? error : new Error("a note cannot be made", { cause: error }));
    }
  }

  #failure(failure: Error): NoteEvent | undefined {
    if (this.#away) return undefined;
    this.#away = true;
    return { failure };
  }

  #note(now: FollowedSegment | undefined): SegmentNote | undefined {
    if (!now) return undefined;
    const before = this.#known.get(now.segmentId);
    this.#known.set(now.segmentId, now);
    if (before && before.entered === now.entered && before.left === now.left) return undefined;
    const { segmentId, size, asOf } = now;
    const [entered, left] = [now.entered - (before ?? now).entered, now.left - (before ?? now).left];
    return { segmentId, size, entered, left, asOf, since: (before ?? now).lastSeq };
  }
}
