import type { Expr, Plan } from "@throughline/query";
import type { TestEngine } from "./with-engine.ts";

const entry = ["s:entryPage", "s:exitPage", "s:utmSource", "s:clickId", "s:referrer", "n:duration"];
const fields = ["s:page", "d:price", "d:amount", "s:tier", "s:plan"];

/** Everything visible, by keys instead of dense ids, so that two engines can be compared. Sorted text lines. */
export async function snapshot(engine: TestEngine, version?: number): Promise<Record<string, string[]>> {
  const texts = await keys(engine, "strings", "folded");
  const customers = await keys(engine, "customers", "key", version);
  const accounts = await keys(engine, "accounts", "key", version);
  const names = await keys(engine, "eventNames", "name");
  const read = async (
    relation: string,
    columns: readonly string[],
    translate: Record<string, Map<unknown, unknown>>,
  ) => {
    const rows = await engine.ask(projected(relation, columns), version === undefined ? {} : { version });
    return rows.map((row) => JSON.stringify(row.map((v, i) => shown(columns[i] ?? "", v, translate, texts)))).sort();
  };
  // The identifier of deleted events stays known to who read them; it is nobody's.
  const identifiers = await read("identifiers", ["key", "customer"], { customer: customers });
  return {
    events: await read("events", ["customer", "account", "event", "kind", "t", "seq", ...fields], {
      customer: customers,
      account: accounts,
      event: names,
    }),
    sessions: await read("sessions", ["customer", "account", "startedAt", "endedAt", "events", "pages", ...entry], {
      customer: customers,
      account: accounts,
    }),
    customers: await read("customers", ["key", "firstSeen", "lastSeen", "identifiers", ...fields], {}),
    accounts: await read("accounts", ["key", ...fields], {}),
    orders: await read("orders", ["key", "customer", "account", "t", ...fields], {
      customer: customers,
      account: accounts,
    }),
    spells: await read("spells", ["segment", "customer", "account", "from", "to"], {
      customer: customers,
      account: accounts,
    }),
    memberships: await read("memberships", ["customer", "account", "primary"], {
      customer: customers,
      account: accounts,
    }),
    identifiers: identifiers.filter((line) => !line.includes("? customer")),
  };
}

function shown(
  column: string,
  value: unknown,
  translate: Record<string, Map<unknown, unknown>>,
  texts: Map<unknown, unknown>,
): unknown {
  const map = column.startsWith("s:") ? texts : translate[column];
  return map && value !== null ? (map.get(value) ?? `? ${column}`) : value;
}

function projected(relation: string, columns: readonly string[]): Plan {
  const list: Record<string, Expr> = Object.fromEntries(columns.map((name) => [name, { column: name, of: "x" }]));
  return { project: { scan: relation, as: "x" }, columns: list, as: "p" };
}

async function keys(engine: TestEngine, relation: string, name: string, version?: number) {
  const plan: Plan = {
    project: { scan: relation, as: "x" },
    columns: { id: { column: "id" }, key: { column: name } },
    as: "p",
  };
  const rows = await engine.ask(plan, version === undefined ? {} : { version });
  return new Map(rows.map(([id, key]) => [id, key]));
}
