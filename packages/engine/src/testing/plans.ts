import type { Frame, Plan } from "@throughline/query";

/** Living events with the names a test reads, in the order (customer, t, seq). */
export const history: Plan = {
  sort: {
    project: {
      join: {
        join: { scan: "events", as: "e" },
        to: { scan: "eventNames", as: "n" },
        kind: "inner",
        on: {
          call: "=",
          args: [
            { column: "event", of: "e" },
            { column: "id", of: "n" },
          ],
        },
      },
      to: { scan: "customers", as: "c" },
      kind: "left",
      on: {
        call: "=",
        args: [
          { column: "customer", of: "e" },
          { column: "id", of: "c" },
        ],
      },
    },
    columns: {
      customer: { column: "key", of: "c" },
      event: { column: "name", of: "n" },
      t: { column: "t", of: "e" },
      seq: { column: "seq", of: "e" },
    },
    as: "h",
  },
  by: [{ by: { column: "customer" } }, { by: { column: "t" } }, { by: { column: "seq" } }],
};

/** Every row of a relation with the given columns, sorted by all of them. */
export function all(relation: string, columns: readonly string[]): Plan {
  const chosen = Object.fromEntries(columns.map((name) => [name, { column: name, of: "x" }]));
  return {
    sort: { project: { scan: relation, as: "x" }, columns: chosen, as: "p" },
    by: columns.map((name) => ({ by: { column: name } })),
  };
}

export function count(relation: string): Plan {
  return { aggregate: { scan: relation, as: "x" }, by: {}, measures: { n: { fn: "count" } }, as: "c" };
}

export function rowsOf(frame: Frame): unknown[][] {
  return Array.from({ length: frame.rows }, (_, i) => frame.columns.map((column) => column.values[i]));
}
