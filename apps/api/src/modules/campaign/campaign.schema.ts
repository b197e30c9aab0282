import { maskObject } from "../../repo/masking.ts";
import { textValue } from "../../repo/record-values.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";

export function campaign(builder: Builder): void {
  builder.objectType("CampaignCount", {
    authScopes: { reader: true },
    fields: (t) => ({
      size: t.exposeInt("size"),
      people: t.expose("people", { type: "Population" }),
    }),
  });
  builder.objectType("CampaignGoal", {
    authScopes: { reader: true },
    fields: (t) => ({
      event: t.exposeString("event"),
      units: t.exposeInt("units"),
      events: t.exposeInt("events"),
      rate: t.exposeFloat("rate"),
      eventsWithinDates: t.exposeInt("eventsWithinDates"),
      unitsTargeted: t.exposeInt("unitsTargeted"),
      people: t.field({
        type: "Population",
        description: "The `units`.",
        resolve: ({ campaign: node, event }, _, context) =>
          context.in(node.workspaceId).campaigns.goalPeople(node, event),
      }),
    }),
  });
  builder.objectType("Campaign", {
    authScopes: { reader: true },
    fields: (t) => {
      const field = (name: "type" | "channel") =>
        t.string({
          nullable: true,
          resolve: async (node, _, context) =>
            textValue(await context.in(node.workspaceId).campaigns.record(node), name),
        });
      const day = (name: "startsOn" | "endsOn") =>
        t.field({
          type: "Day",
          nullable: true,
          resolve: async (node, _, context) =>
            textValue(await context.in(node.workspaceId).campaigns.record(node), name),
        });
      const count = (event: "campaign.targeted" | "campaign.held_out") =>
        t.field({
          type: "CampaignCount",
          resolve: (node, _, context) => context.in(node.workspaceId).campaigns.assigned(node, event),
        });
      return {
        id: t.id({ resolve: ({ key }) => key }),
        name: t.string({ resolve: (node, _, context) => context.in(node.workspaceId).campaigns.name(node) }),
        type: field("type"),
        channel: field("channel"),
        startsOn: day("startsOn"),
        endsOn: day("endsOn"),
        attributes: t.field({
          type: "JSONObject",
          resolve: async (node, _, context) => {
            const { campaigns, repo } = context.in(node.workspaceId);
            const attributes = (await campaigns.record(node))?.attributes ?? {};
            return repo.seesPersonalData ? attributes : maskObject(attributes);
          },
        }),
        randomHoldout: t.boolean({
          description: "Random holdout recorded? Without it the screen says: activity, not lift.",
          resolve: async (node, _, context) =>
            (await context.in(node.workspaceId).campaigns.record(node))?.values["randomHoldout"] === true,
        }),
        targeted: count("campaign.targeted"),
        heldOut: count("campaign.held_out"),
        goals: t.field({
          type: ["CampaignGoal"],
          description:
            "Per goal event that names this campaign: units, events and rate of the targeted, within the campaign's dates.",
          resolve: async (node, _, context) => [...(await context.in(node.workspaceId).campaigns.goals(node))],
        }),
      };
    },
  });
  builder.objectType("CampaignEdge", {
    authScopes: { reader: true },
    fields: (t) => ({ cursor: t.exposeString("cursor"), node: t.expose("node", { type: "Campaign" }) }),
  });
  builder.objectType("CampaignConnection", {
    authScopes: { reader: true },
    fields: (t) => ({
      edges: t.field({
        type: ["CampaignEdge"],
        complexity: { field: 0, multiplier: 1 },
        resolve: ({ edges }) => [...edges],
      }),
      totalCount: t.int({ resolve: ({ totalCount }) => totalCount() }),
      pageInfo: t.expose("pageInfo", { type: "PageInfo" }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    campaigns: t.field({
      type: "CampaignConnection",
      complexity: pageCost(50),
      args: { search: t.arg.string(), first: t.arg.int({ defaultValue: 50 }), after: t.arg.string() },
      resolve: (workspace, args, context) => context.in(workspace.id).campaigns.list(args),
    }),
    campaign: t.field({
      type: "Campaign",
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: async (workspace, { id }, context) => (await context.in(workspace.id).campaigns.find(id)) ?? null,
    }),
  }));
}
