import { expect, it } from "vitest";
import { serverUrl } from "../contract/server-url.ts";
import { temporaryWorkspace } from "./testing/temporary-workspace.ts";

const events = Array.from({ length: 50 }, (_, at) =>
  JSON.stringify({
    ...{ type: at % 5 ? "track" : "identify", event: "Seen", userId: String(at % 7), anonymousId: `a${at % 3}` },
    ...{
      timestamp: `2026-02-0${(at % 9) + 1}T10:00:00.123Z`,
      properties: { "a.b": at, $c: ["é", null] },
      traits: { at },
    },
  }),
);
const orders = Array.from({ length: 50 }, (_, at) => `${at},c${at % 5},2026-02-03 04:05:06,${at}.${at},naïve 🛒`);
const files = [
  ["events", "e.jsonl", `${events.join("\n")}\n{bad\n${events.join("\n")}\n`],
  ["orders", "o.csv", `id,accountId,placedAt,amount,Bemerkung\n${orders.join("\n")}\n1,,never,,\n`],
  ["order-lines", "l.csv.gz", `orderId,productId,amount\n${orders.map((_, at) => `${at % 9},p,0.0001`).join("\n")}\n`],
  [
    "contacts",
    "c.jsonl",
    '{"id":1,"customerId":"1","accountId":"c1","name":"Ada","n":3}\n{"id":2,"email":"b@x.test"}\n',
  ],
] as const;

async function imported(servers: {
  readonly mongodbUrl?: string;
  readonly mysqlUrl?: string;
  readonly prefix?: string;
}) {
  const w = await temporaryWorkspace("Europe/Berlin", servers);
  try {
    const counts: object[] = [];
    for (const round of [1, 2])
      for (const [kind, name, text] of files) {
        const { job } = await w.import(kind, await w.file(name, round === 1 ? text : `${text}\n`));
        counts.push([job.inserted, job.updated, job.unchanged, job.rejected]);
      }
    return { counts, content: await w.content() };
  } finally {
    await w.close();
  }
}

it.each(["MYSQL_URL", "MARIADB_URL"] as const)(
  "stores the same in MongoDB and %s as in SQLite, also when imported twice",
  async (relational) => {
    const prefix = `import_${relational.slice(0, 3).toLowerCase()}_${process.pid}_`;
    const servers = { mongodbUrl: serverUrl("MONGODB_URL"), mysqlUrl: serverUrl(relational), prefix };
    expect(await imported(servers)).toEqual(await imported({}));
  },
  60_000,
);
