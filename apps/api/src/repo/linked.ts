import type { Engine } from "@throughline/engine";
import type { Linked } from "@throughline/sources";
import { anyOf, col, filter, pick, scan } from "./expressions.ts";
import { rowsOf, textOf } from "./rows.ts";

/** Asks the identity map of the engine, within the scope, as of its newest cut. */
export function linkedBy(engine: Engine, deadlineMs: number): Linked {
  return async (workspaceId, scope, identifiers) => {
    const plan = pick(filter(scan("identifiers"), anyOf(col("key"), identifiers, "text")), "linked", ["key"]);
    const { frame } = await engine.run({ workspaceId, scope, plan, deadlineMs });
    return new Set(rowsOf(frame).map((row) => textOf(row, "key")));
  };
}
