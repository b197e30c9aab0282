import type { Collection } from "mongodb";
import type { DeadLetter, DeadLetterCount, DeadLetterQuery } from "../ports/document-store.ts";
import { type DeadLetterDocument, deadLetterDocument, deadLetterOf } from "./shapes.ts";

/** Letters are few and go one by one, so they have no place in the append order. */
export class MongoDeadLetters {
  readonly #letters: Collection<DeadLetterDocument>;

  constructor(letters: Collection<DeadLetterDocument>) {
    this.#letters = letters;
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

  async remove(ids: readonly string[]): Promise<number> {
    return (await this.#letters.deleteMany({ _id: { $in: [...ids] } })).deletedCount;
  }
}
