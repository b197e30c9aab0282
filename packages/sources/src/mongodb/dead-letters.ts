import type { Collection, Db } from "mongodb";
import type {
  DeadLetter,
  DeadLetterCount,
  DeadLetterLimit,
  DeadLetterQuery,
  RotatedDeadLetters,
} from "../ports/document-store.ts";
import { lettersToRotate, storedLetterBytes } from "../ports/letters-to-rotate.ts";
import { type DeadLetterDocument, deadLetterDocument, deadLetterOf, type RotationDocument } from "./shapes.ts";

const removedAtOnce = 5000;

/** Letters are few and go one by one, so they have no place in the append order. */
export class MongoDeadLetters {
  readonly #letters: Collection<DeadLetterDocument>;
  readonly #rotation: Collection<RotationDocument>;

  constructor(db: Db) {
    this.#letters = db.collection("deadLetters");
    this.#rotation = db.collection("deadLetterRotation");
  }

  async migrate(): Promise<void> {
    await this.#letters.createIndex({ reason: 1, _id: 1 });
  }

  async add(letters: readonly DeadLetter[]): Promise<void> {
    if (letters.length === 0) return;
    const documents = letters.map(deadLetterDocument);
    await this.#letters.bulkWrite(
      documents.map((document) => ({
        replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
      })),
      { ordered: false },
    );
  }

  async page({ first, before, reason, ids }: DeadLetterQuery): Promise<DeadLetter[]> {
    const found = this.#letters
      .find({
        ...(before === undefined && ids === undefined
          ? {}
          : {
              _id: {
                ...(before === undefined ? {} : { $lt: before }),
                ...(ids === undefined ? {} : { $in: [...ids] }),
              },
            }),
        ...(reason === undefined ? {} : { reason }),
      })
      .sort({ _id: -1 })
      .limit(first);
    return (await found.toArray()).map(deadLetterOf);
  }

  async counts(): Promise<DeadLetterCount[]> {
    const groups = await this.#letters
      .aggregate<{ _id: string; n: number; last: number }>([
        { $group: { _id: "$reason", n: { $sum: 1 }, last: { $max: "$receivedAt" } } },
        { $sort: { n: -1, _id: 1 } },
      ])
      .toArray();
    return groups.map(({ _id, n, last }) => ({ reason: _id, count: Number(n), lastAt: Number(last) }));
  }

  async rotate(limit: DeadLetterLimit, at: number): Promise<number> {
    const sizes = await this.#letters
      .aggregate<{ _id: string; raw: number; envelope: number }>([
        { $sort: { _id: 1 } },
        { $project: { raw: { $strLenBytes: "$raw" }, envelope: { $strLenBytes: "$envelope" } } },
      ])
      .toArray();
    const letters = sizes.map(({ _id, raw, envelope }) => ({
      id: _id,
      bytes: storedLetterBytes(Number(raw), Number(envelope)),
    }));
    const gone = lettersToRotate(letters, limit);
    if (gone.length === 0) return 0;
    const counted = { $inc: { letters: gone.length }, $set: { lastAt: at } };
    await this.#rotation.updateOne({ _id: "rotation" }, counted, { upsert: true });
    for (let from = 0; from < gone.length; from += removedAtOnce)
      await this.remove(gone.slice(from, from + removedAtOnce));
    return gone.length;
  }

  async rotated(): Promise<RotatedDeadLetters> {
    const found = await this.#rotation.findOne({ _id: "rotation" });
    return { letters: Number(found?.letters ?? 0), lastAt: found ? Number(found.lastAt) : null };
  }

  async remove(ids: readonly string[]): Promise<number> {
    return (await this.#letters.deleteMany({ _id: { $in: [...ids] } })).deletedCount;
  }
}
