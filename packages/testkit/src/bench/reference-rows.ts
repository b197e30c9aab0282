import type { DuckDBConnection } from "@duckdb/node-api";
import type { EventRecord, JsonObject, Profile } from "@throughline/sources";

/** Events and profiles as the records of a document store, read in the order of receipt. */
export interface StoredRows {
  readonly lastSeq: number;
  eventsAfter(after: number, below: number, limit: number): Promise<readonly EventRecord[]>;
  profilesAfter(after: number, below: number, limit: number): Promise<readonly Profile[]>;
}

/** The reference events and plans. */
export interface ReferenceRows extends StoredRows {
  readonly events: number;
}

const SOURCE = "reference";

/** `seq` starts at 1 here; message events are renamed, since the frozen passes count them as ordinary events. */
export async function referenceRows(connection: DuckDBConnection, directory: string): Promise<ReferenceRows> {
  const file = (name: string) => `'${`${directory}/${name}.parquet`.replaceAll("'", "''")}'`;
  await connection.run(
    `CREATE OR REPLACE TABLE received AS SELECT (seq + 1)::INTEGER AS seq, customer_id, t::DOUBLE AS t,
       replace(event, 'message.', 'message ') AS event, channel, campaign_id, revenue::VARCHAR AS revenue, device, page_id
     FROM ${file("events")} ORDER BY seq`,
  );
  await connection.run(
    `CREATE OR REPLACE TABLE people AS SELECT customer_id, plan, country FROM ${file("customers")} ORDER BY customer_id`,
  );
  const read = async (sql: string, values: readonly number[]) => {
    const result = await connection.runAndReadAll(sql, [...values]);
    return result.getRowsJS();
  };
  const [counted] = await read("SELECT count(*)::INTEGER, max(seq) FROM received", []);
  return {
    events: Number(counted?.[0]),
    lastSeq: Number(counted?.[1]),
    eventsAfter: async (...range) =>
      (await read("SELECT * FROM received WHERE seq > ? AND seq < ? ORDER BY seq LIMIT ?", range)).map(eventOf),
    profilesAfter: async (...range) =>
      (await read("FROM people WHERE customer_id > ? AND customer_id < ? ORDER BY customer_id LIMIT ?", range)).map(
        profileOf,
      ),
  };
}

function eventOf([seq, customer, t, event, channel, campaign, revenue, device, page]: readonly unknown[]): EventRecord {
  return {
    source: SOURCE,
    messageId: String(seq),
    seq: Number(seq),
    type: "track",
    event: String(event),
    userId: String(customer),
    timestamp: Number(t),
    receivedAt: Number(t),
    properties: propertiesOf({ channel, campaignId: campaign, revenue, device, page }),
    traits: {},
    context: {},
  };
}

function propertiesOf(values: Readonly<Record<string, unknown>>): JsonObject {
  const { channel, campaignId, revenue, device, page } = values;
  return {
    channel: String(channel),
    device: String(device),
    page: Number(page),
    ...(campaignId === null ? {} : { campaignId: String(campaignId) }),
    ...(revenue === null ? {} : { revenue: Number(revenue) }),
  };
}

function profileOf([customer, plan, country]: readonly unknown[]): Profile {
  const trait = (value: unknown) => ({ value: String(value), timestamp: 0, source: SOURCE, messageId: `p${customer}` });
  return {
    id: `user:${customer}`,
    seq: Number(customer),
    createdAt: Date.UTC(2025, 0, 1),
    traits: { plan: trait(plan), country: trait(country) },
  };
}
