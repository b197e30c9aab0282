import { expect, test } from "vitest";
import { rowsOf } from "../duck/statements.ts";
import { openFile } from "../file/open-file.ts";
import { keptFor } from "../ingest/position.ts";
import { count } from "../testing/plans.ts";
import { withEngine } from "../testing/with-engine.ts";

test("what is written over and over does not grow the file: rows no kept cut can see are dropped everywhere", async () => {
  let now = Date.UTC(2026, 0, 1);
  const small = { deltaRows: 20, runs: 2, runShare: 0.1, smallRows: 20 };
  const { stores, engine, directory, ask } = await withEngine({ now: () => now, tidy: small });
  for (let round = 0; round < 24; round++) {
    now += keptFor;
    for (const key of ["a", "b", "c"]) {
      stores.record("order", key, { customerId: `u-${key}`, placedAt: round });
      stores.record("membership", key, { customerId: `u-${key}`, accountId: `acc${round % 2}`, primary: true });
    }
    stores.event({ userId: "u-a", timestamp: round });
    stores.link(round % 2 ? "unlink" : "link", "anon:x", "user:u-a", round);
    await engine.sync("w");
  }
  expect(await ask(count("events"))).toEqual([[27]]);
  await engine.close();
  const limits = { memory: "256MB", threads: 1, tempDirectory: `${directory}/spill` };
  const { connection, instance } = await openFile({ directory: `${directory}/w`, zone: "UTC", limits }, now);
  const tables = await rowsOf(connection, "SELECT table_name FROM duckdb_tables()");
  for (const [name] of tables) {
    const [[rows] = []] = await rowsOf(connection, `SELECT count(*) FROM "${name}"`);
    const most = /^(ct|ect|delta|event_keys)/.test(String(name)) ? 120 : 60;
    if (name !== "identity_changes") expect([name, Number(rows) < most]).toEqual([name, true]);
  }
  connection.closeSync();
  instance.closeSync();
}, 60_000);
