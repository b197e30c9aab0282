import type { Condition, CountOperator, PropertyTest, TestOperator } from "@throughline/model";
import type { PeerNode } from "./segment-case.ts";

const comparisons = { eq: "is", gte: ">=", lt: "<" } as const satisfies Record<string, TestOperator>;
const counts = { eq: "=", gte: ">=", lt: "<" } as const satisfies Record<string, CountOperator>;

/** Seconds are exact: a day of a peer always has 86,400 of them. */
const seconds = (n: number): string => `PT${n}S`;

const tests = (list: readonly { readonly path: string; readonly value: string | number | boolean }[]): PropertyTest[] =>
  list.map(({ path, value }) => ({ property: path, op: "is", value }));

/** The peer's definition in our language. */
export function translateSegment(node: PeerNode): Condition {
  switch (node.node) {
    case "and":
      return { all: node.children.map(translateSegment) };
    case "or":
      return { any: node.children.map(translateSegment) };
    case "performed": {
      const { event, times_op, times, within_seconds, properties = [] } = node;
      return {
        did: {
          event,
          ...(properties.length > 0 ? { where: tests(properties) } : {}),
          op: counts[times_op],
          value: times,
          ...(within_seconds === undefined ? {} : { window: { last: seconds(within_seconds) } }),
        },
      };
    }
    case "last_performed":
      return { did: { event: node.event, where: tests([...node.where, ...node.has]) } };
    case "trait":
      break;
  }
  const { path: trait } = node;
  if (node.op === "within") return { trait: { trait, op: "in the last", value: seconds(node.window_seconds) } };
  if (node.op === "has_been")
    return {
      all: [
        { trait: { trait, op: "is", value: node.value } },
        { existedFor: { op: ">=", duration: seconds(node.window_seconds) } },
      ],
    };
  return { trait: { trait, op: comparisons[node.op], value: node.value } };
}
