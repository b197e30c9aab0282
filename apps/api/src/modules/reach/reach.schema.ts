import { reachStates } from "@throughline/model";
import type { Builder } from "../../schema/builder.ts";

export function reach(builder: Builder): void {
  builder.enumType("ReachState", { values: reachStates });
  builder.objectType("ReachPart", {
    authScopes: { reader: true },
    fields: (t) => ({
      state: t.expose("state", { type: "ReachState" }),
      size: t.exposeInt("size"),
      people: t.expose("people", { type: "Population" }),
    }),
  });
  builder.objectType("Reach", {
    description: "Whom a channel reaches by address and consent, and what stops the others.",
    authScopes: { reader: true },
    fields: (t) => ({
      channel: t.exposeString("channel"),
      parts: t.field({
        type: ["ReachPart"],
        description: "One per state, reachable first; every unit is in exactly one, so they sum to the size.",
        resolve: ({ parts }) => [...parts],
      }),
      groups: t.exposeInt("groups", {
        nullable: true,
        description: "Reachable units, those who share a normalised address counted once.",
      }),
    }),
  });
  builder.objectFields("Population", (t) => ({
    reach: t.field({
      type: ["Reach"],
      complexity: 20,
      resolve: async (node, _, context) => [...(await context.in(node.workspaceId, node.at).reaches.of(node))],
    }),
  }));
}
