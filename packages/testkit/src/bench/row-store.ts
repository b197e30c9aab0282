import { DatabaseSync } from "node:sqlite";

/** The trend question in SQL on the embedded row store: events by UTC day and channel. */
export interface RowStore {
  trend(): readonly { readonly day: number; readonly channel: string; readonly events: number }[];
  close(): void;
}

export function rowStore(documentsFile: string): RowStore {
  const db = new DatabaseSync(documentsFile, { readOnly: true });
  const statement = db.prepare(
    `SELECT timestamp / 86400000 AS day, json_extract(body, '$.properties.channel') AS channel, count(*) AS events
     FROM events WHERE timestamp >= ? AND timestamp < ? AND json_extract(body, '$.type') = 'track' GROUP BY 1, 2`,
  );
  return {
    trend: () =>
      statement
        .all(Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1))
        .map(({ day, channel, events }) => ({ day: Number(day), channel: String(channel), events: Number(events) })),
    close: () => db.close(),
  };
}
