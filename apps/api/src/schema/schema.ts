import type { GraphQLSchema } from "graphql";
import { modules } from "../modules/modules.ts";
import { orderTotalsFields } from "../nodes/order-totals-fields.ts";
import { createBuilder } from "./builder.ts";
import { pageInfo } from "./page-info.ts";
import { problem } from "./problem.ts";
import { scalars } from "./scalars.ts";

export function buildSchema(): GraphQLSchema {
  const builder = createBuilder();
  builder.queryType({ authScopes: { reader: true } });
  builder.mutationType({ authScopes: { reader: true } });
  builder.subscriptionType({ authScopes: { reader: true } });
  for (const define of [scalars, pageInfo, problem, orderTotalsFields, ...modules]) define(builder);
  return builder.toSchema();
}
