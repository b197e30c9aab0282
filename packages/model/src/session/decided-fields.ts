import type { Expr, Plan } from "@throughline/query";
import { channelledSessions, channelTest } from "../channel/channel-of.ts";
import type { FieldTest } from "../conditions/condition.ts";
import { and, column, or, text, whole } from "../conditions/test/field-columns.ts";
import { lowerTest } from "../conditions/test/lower-test.ts";
import { foldText } from "../text/fold-text.ts";
import type { Clock } from "../time/clock.ts";

/** Sessions (as `as`), with the field (`channel` or `bounce`, else any stored one) that the workspace's decisions tell. */
export function sessionsWithField(name: string, as: string, clock: Clock): Plan {
  if (name === "channel") return channelledSessions(as, clock);
  if (name !== "bounce") return { scan: "sessions", as };
  return {
    project: { scan: "sessions", as: "r" },
    columns: { id: column("id", "r"), bounce: isBounce("r", clock) },
    as,
  };
}

/** One page and no conversion. Conversions are looked up when the question is asked, so an edit of the plan counts at once. */
export function isBounce(of: string, clock: Clock): Expr {
  const onePage: Expr = { call: "=", args: [column("pages", of), whole(1)] };
  const conversions = clock.sessions?.conversions.value ?? [];
  if (conversions.length === 0) return onePage;
  return and(onePage, { call: "not", args: [{ in: column("id", of), plan: sessionsWithAny(conversions) }] });
}

function sessionsWithAny(events: readonly string[]): Plan {
  const ids: Plan = {
    project: {
      filter: { scan: "eventNames", as: "cn" },
      where: or(...events.map((name): Expr => ({ call: "=", args: [column("folded", "cn"), text(foldText(name))] }))),
    },
    columns: { id: column("id", "cn") },
    as: "conversions",
  };
  const converting: Plan = {
    filter: { scan: "events", as: "ce" },
    where: and({ in: column("event", "ce"), plan: ids }, { call: "isNotNull", args: [column("session", "ce")] }),
  };
  return { project: converting, columns: { session: column("session", "ce") }, as: "converted" };
}

/** A positive test of one field of the sessions of `sessionsWithField`, as an expression that is true or false. */
export function sessionTest(test: FieldTest, name: string, of: string, clock: Clock): Expr {
  if (name === "channel") return channelTest(test, of, clock);
  if (name !== "bounce") return lowerTest(test, { name, of }, clock);
  const values: readonly unknown[] = Array.isArray(test.value) ? test.value : [test.value];
  const bounce = column("bounce", of);
  const equal = test.op === "is" || test.op === "in";
  return or(
    ...(test.op === "is set" ? [and()] : []),
    ...(equal && values.includes(true) ? [bounce] : []),
    ...(equal && values.includes(false) ? [{ call: "not", args: [bounce] } as const] : []),
  );
}
