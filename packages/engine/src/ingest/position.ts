import type { DuckDBConnection } from "@duckdb/node-api";
import { syncedKinds } from "@throughline/model";
import type { Cut } from "../client/protocol.ts";
import { rowsOf } from "../duck/statements.ts";
import type { SyncBatch } from "./batch.ts";

/** How long a data version stays readable. */
export const keptFor = 30 * 60_000;

const documentStreams = ["events", "profiles", "identity", "documentChanges"];
const businessStreams = ["businessChanges", ...syncedKinds.map(({ kind }) => `records:${kind}`)];

/** How far the engine is: the newest cut, the watermark of each stream, and the older cuts that can still be read. */
export class Position {
  readonly cut: Cut;
  readonly watermarks: ReadonlyMap<string, number>;
  readonly versions: readonly Cut[];

  constructor(cut: Cut, watermarks: ReadonlyMap<string, number>, versions: readonly Cut[]) {
    this.cut = cut;
    this.watermarks = watermarks;
    this.versions = versions;
  }

  /** The position once a batch is in. Versions that ended more than 30 minutes ago are let go. */
  after(batch: Pick<SyncBatch, "asOf" | "watermarks">, version: number, identityVersion: number): Position {
    const watermarks = new Map([...this.watermarks, ...batch.watermarks]);
    const cut: Cut = {
      version,
      asOf: batch.asOf,
      documentSeq: lowest(watermarks, documentStreams),
      businessSeq: lowest(watermarks, businessStreams),
      identityVersion,
    };
    if (version === this.cut.version) return new Position(cut, watermarks, [...this.versions.slice(0, -1), cut]);
    const endedAt = (index: number) => this.versions[index + 1]?.asOf ?? batch.asOf;
    const kept = this.versions.filter((_, index) => endedAt(index) >= batch.asOf - keptFor);
    return new Position(cut, watermarks, [...kept, cut]);
  }

  at(version: number | undefined): Cut | undefined {
    return version === undefined ? this.cut : this.versions.find((cut) => cut.version === version);
  }

  get oldest(): number {
    return this.versions[0]?.version ?? this.cut.version;
  }
}

/** A stream that was not read yet is at 0, and so is its store. */
function lowest(watermarks: ReadonlyMap<string, number>, streams: readonly string[]): number {
  return Math.min(...streams.map((stream) => watermarks.get(stream) ?? 0));
}

export async function readPosition(connection: DuckDBConnection): Promise<Position> {
  const watermarks = await rowsOf(connection, "SELECT stream, seq FROM watermarks");
  const versions = await rowsOf(connection, "FROM versions ORDER BY version");
  const cuts = versions.map(([version, asOf, documentSeq, businessSeq, identityVersion]) => ({
    version: Number(version),
    asOf: Number(asOf),
    documentSeq: Number(documentSeq),
    businessSeq: Number(businessSeq),
    identityVersion: Number(identityVersion),
  }));
  const cut = cuts.at(-1) ?? { version: 0, asOf: 0, documentSeq: 0, businessSeq: 0, identityVersion: 0 };
  return new Position(cut, new Map(watermarks.map(([stream, seq]) => [String(stream), Number(seq)])), [...cuts]);
}

/** Written in the transaction of the batch, so a kill leaves whole batches. */
export async function writePosition(connection: DuckDBConnection, position: Position): Promise<void> {
  const { version, asOf, documentSeq, businessSeq, identityVersion } = position.cut;
  await connection.run("DELETE FROM versions WHERE version < ? OR version = ?", [position.oldest, version]);
  await connection.run("INSERT INTO versions VALUES (?, ?, ?, ?, ?)", [
    version,
    BigInt(asOf),
    BigInt(documentSeq),
    BigInt(businessSeq),
    identityVersion,
  ]);
  await connection.run("DELETE FROM watermarks");
  if (position.watermarks.size === 0) return;
  const rows = [...position.watermarks].map(() => "(?, ?)").join(", ");
  const values = [...position.watermarks].flatMap(([stream, seq]) => [stream, BigInt(seq)]);
  await connection.run(`INSERT INTO watermarks VALUES ${rows}`, values);
}
