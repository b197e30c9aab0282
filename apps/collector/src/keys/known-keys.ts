import { createHash } from "node:crypto";
import { type ControlStore, StoreUnavailable, type WriteKey } from "@throughline/sources";

/** A key is asked about again when what is known of it is older, so that a revoked one ends within seconds. */
const freshMs = 2_000;
/** What is known of a key that was not used for this long is not relied on while the control database answers. */
const keptMs = 60_000;
const mostKnown = 10_000;

interface Known {
  readonly key: WriteKey | undefined;
  readonly at: number;
}

/** The same for every way of saying that a key cannot be told valid now. */
export class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";
}

/** Where the keys of a former process are found, by the hash of their secrets. */
export interface KeyMemory {
  load(): Promise<ReadonlyMap<string, WriteKey>>;
  save(keys: ReadonlyMap<string, WriteKey>): Promise<void>;
}

/**
 * Whose events a secret may send. Keys that were used stay known while the control database is away, also across a
 * restart; a key that nobody knows is then neither accepted nor refused.
 */
export class KnownKeys {
  readonly #control: Pick<ControlStore, "writeKeyOf">;
  readonly #memory: KeyMemory;
  readonly #elapsed: () => number;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<WriteKey | undefined>>();
  readonly #remembered: Map<string, WriteKey>;

  private constructor(parts: {
    readonly control: Pick<ControlStore, "writeKeyOf">;
    readonly memory: KeyMemory;
    readonly elapsed: () => number;
    readonly remembered: Map<string, WriteKey>;
  }) {
    this.#control = parts.control;
    this.#memory = parts.memory;
    this.#elapsed = parts.elapsed;
    this.#remembered = parts.remembered;
  }

  static async open(
    control: Pick<ControlStore, "writeKeyOf">,
    memory: KeyMemory,
    elapsed: () => number,
  ): Promise<KnownKeys> {
    return new KnownKeys({ control, memory, elapsed, remembered: new Map(await memory.load()) });
  }

  /** Undefined: the key is none, or was revoked. Throws `KeysUnavailable`. */
  async keyOf(secret: string): Promise<WriteKey | undefined> {
    const hash = createHash("sha256").update(secret).digest("base64url");
    const known = this.#known.get(hash);
    const age = known ? this.#elapsed() - known.at : Number.POSITIVE_INFINITY;
    if (known && age <= freshMs) return known.key;
    const asked = this.#ask(hash, secret);
    if (!known || age > keptMs) return asked;
    asked.catch(() => undefined);
    return known.key;
  }

  #ask(hash: string, secret: string): Promise<WriteKey | undefined> {
    const running = this.#asking.get(hash);
    if (running) return running;
    const asked = this.#asked(hash, secret).finally(() => this.#asking.delete(hash));
    this.#asking.set(hash, asked);
    return asked;
  }

  async #asked(hash: string, secret: string): Promise<WriteKey | undefined> {
    try {
      const key = await this.#control.writeKeyOf(secret);
      this.#keep(hash, key);
      return key;
    } catch (error) {
      const last = this.#remembered.get(hash);
      if (!(error instanceof StoreUnavailable)) throw error;
      if (last === undefined) throw new KeysUnavailable("write keys cannot be read now", { cause: error });
      this.#known.set(hash, { key: last, at: this.#elapsed() });
      return last;
    }
  }

  #keep(hash: string, key: WriteKey | undefined): void {
    this.#known.delete(hash);
    this.#known.set(hash, { key, at: this.#elapsed() });
    const oldest = this.#known.keys().next();
    if (this.#known.size > mostKnown && !oldest.done) this.#known.delete(oldest.value);
    if (this.#remembered.get(hash)?.id === key?.id) return;
    if (key) this.#remembered.set(hash, key);
    else this.#remembered.delete(hash);
    this.#memory.save(this.#remembered).catch(() => undefined);
  }
}
