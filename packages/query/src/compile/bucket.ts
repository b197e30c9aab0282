import type { Dialect } from "./dialect.ts";
import { PlanError } from "./plan-error.ts";
import { bind, raw, type Sql, sql } from "./sql.ts";

/** Neighbouring intervals of one width: `count` of them from `start`, the first having index `first`. */
interface Stretch {
  readonly first: number;
  readonly start: number;
  readonly width: number;
  count: number;
}

function stretches(bounds: readonly number[]): Stretch[] {
  const found: Stretch[] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const start = bounds[i] ?? 0;
    const width = (bounds[i + 1] ?? 0) - start;
    const last = found.at(-1);
    if (last?.width === width) last.count++;
    else found.push({ first: i, start, width, count: 1 });
  }
  return found;
}

const whole = (n: number, dialect: Dialect): Sql => sql`${bind(n)}::${raw(dialect.types.integer)}`;

/** Days of one offset are one integer division; a change of offset or a month adds a branch of a balanced CASE tree. */
function tree(x: Sql, parts: readonly Stretch[], dialect: Dialect): Sql {
  const [only] = parts;
  if (parts.length === 1 && only) {
    if (only.count === 1) return whole(only.first, dialect);
    const offset = sql`(${x} - ${whole(only.start, dialect)})`;
    return sql`(${whole(only.first, dialect)} + ${dialect.integerDivide(offset, whole(only.width, dialect))})`;
  }
  const middle = parts.length >> 1;
  const edge = parts[middle]?.start ?? 0;
  const below = tree(x, parts.slice(0, middle), dialect);
  return sql`CASE WHEN ${x} < ${whole(edge, dialect)} THEN ${below} ELSE ${tree(x, parts.slice(middle), dialect)} END`;
}

export function bucket(x: Sql, bounds: readonly unknown[], dialect: Dialect): Sql {
  const edges = bounds.map((b) => {
    if (typeof b !== "number" || !Number.isSafeInteger(b)) throw new PlanError("bucket bounds must be whole numbers");
    return b;
  });
  if (edges.length < 2 || edges.some((b, i) => i > 0 && b <= (edges[i - 1] ?? b)))
    throw new PlanError("bucket bounds must ascend and hold at least one interval");
  const from = whole(edges[0] ?? 0, dialect);
  const to = whole(edges.at(-1) ?? 0, dialect);
  return sql`CASE WHEN ${x} >= ${from} AND ${x} < ${to} THEN ${tree(x, stretches(edges), dialect)} END`;
}
