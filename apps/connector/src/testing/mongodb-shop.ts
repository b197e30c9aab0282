import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { BSON, Decimal128, type Document, Long, MongoClient, ObjectId } from "mongodb";
import { type ForeignShop, numbersFrom, oddNotes, type SoldItem } from "./foreign-shop.ts";

const atOnce = 2000;

/** A collection as one meets them: ids of several kinds, nested documents, numbers of four types, missing fields. */
export async function mongodbShop(url: string, name: string): Promise<ForeignShop> {
  const database = `conn_${name}`;
  const client = await MongoClient.connect(url);
  const db = client.db(database);
  const sales = db.collection<Document>("sales.items");
  await sales.createIndex({ changedAt: 1 });
  const random = numbersFrom(11);
  let made = 0;

  const newId = (): unknown => {
    const kind = made % 10;
    if (kind === 0) return `text-${made}`;
    if (kind === 1) return made;
    if (kind === 2) return { shop: "s", no: made };
    return new ObjectId(made.toString(16).padStart(24, "0"));
  };
  const newPrice = (): unknown => {
    const cents = Math.floor(random() * 100_000);
    const kind = made % 4;
    if (kind === 0) return Decimal128.fromString((cents / 100).toFixed(2));
    if (kind === 1) return Math.floor(cents / 100);
    return kind === 2 ? Long.fromNumber(Math.floor(cents / 100)) : cents / 100;
  };
  const newSale = (): Document => {
    made++;
    const at = Date.UTC(2026, 0, 5) + Math.floor(random() * 300 * 86_400_000);
    const buyer = random() < 0.01 ? {} : { buyer: { id: random() < 0.5 ? `u${made % 997}` : 1 + (made % 997) } };
    const note = oddNotes[Math.floor(random() * oddNotes.length)] ?? "";
    const sale = { soldAt: new Date(at), price: newPrice(), note, changedAt: new Date() };
    return { _id: newId(), ...buyer, ...sale, lines: [{ sku: "a", qty: 1 }] };
  };
  const anId = (): Document => ({ _id: idNumbered(1 + Math.floor(random() * made)) });
  const idNumbered = (number: number): unknown => {
    const before = made;
    made = number;
    const id = newId();
    made = before;
    return id;
  };

  async function change(): Promise<void> {
    const dice = random();
    if (dice < 0.2) await sales.insertOne(newSale());
    else if (dice < 0.4) await sales.deleteOne(anId());
    else await sales.updateOne(anId(), { $set: { price: newPrice(), changedAt: new Date() } });
  }

  return {
    readOnlyUrl: withDatabase(url, database),
    mapping: {
      table: "sales.items",
      key: ["_id"],
      updatedAt: "changedAt",
      overlapSeconds: 10,
      compareMinutes: 10_000,
      timeZone: "UTC",
      target: {
        events: {
          name: { text: "Item sold" },
          timestamp: "soldAt",
          userId: "buyer.id",
          properties: { price: "price", note: "note" },
        },
      },
    },
    async fill(rows) {
      for (let done = 0; done < rows; done += atOnce)
        await sales.insertMany(Array.from({ length: Math.min(atOnce, rows - done) }, newSale));
    },
    async churn(stopped) {
      let changes = 0;
      while (!stopped(changes)) {
        for (let at = 0; at < 20; at++) await change();
        changes += 20;
        await sleep(5);
      }
    },
    async items() {
      const found = new Map<string, SoldItem>();
      for await (const sale of sales.find({ buyer: { $exists: true } })) {
        const item = { user: String(sale["buyer"].id), at: sale["soldAt"].getTime() };
        const note = sale["note"].normalize("NFC");
        found.set(keyOf(sale["_id"]), { ...item, price: Number(String(sale["price"])), note });
      }
      return found;
    },
    async totals() {
      const users = { $addToSet: { $toString: "$buyer.id" } };
      const group = { _id: null, rows: { $sum: 1 }, revenue: { $sum: { $toDouble: "$price" } }, users };
      const [row] = await sales.aggregate([{ $match: { buyer: { $exists: true } } }, { $group: group }]).toArray();
      return { rows: row?.["rows"], revenue: row?.["revenue"], users: row?.["users"].length };
    },
    async fingerprint() {
      const hash = createHash("sha256");
      for await (const sale of sales.find({}, { sort: { _id: 1 } })) hash.update(BSON.EJSON.stringify(sale));
      const names = (await db.listCollections().toArray()).map((collection) => collection.name).toSorted();
      return `${hash.digest("hex")} ${names.join()}`;
    },
    async drop() {
      await db.dropDatabase();
      await client.close();
    },
  };
}

/** Extended JSON, written out by hand for the four kinds of id that there are. */
function keyOf(id: unknown): string {
  if (id instanceof ObjectId) return JSON.stringify({ $oid: id.toHexString() });
  if (typeof id === "number") return JSON.stringify({ $numberInt: String(id) });
  if (typeof id === "string") return JSON.stringify(id);
  const { shop, no } = id as { shop: string; no: number };
  return JSON.stringify({ shop, no: { $numberInt: String(no) } });
}

function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
