import type { Ask } from "./ask.ts";

export interface Campaign {
  readonly id: string;
  readonly type: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly targeted: { readonly size: number };
  readonly goals: readonly Goal[];
}

export interface Goal {
  readonly event: string;
  readonly units: number;
  readonly events: number;
  readonly rate: number;
  readonly eventsWithinDates: number;
  readonly unitsTargeted: number;
}

const DOCUMENT = `query Facts($workspace: ID!, $after: String) {
  workspace(id: $workspace) {
    campaigns(first: 10, after: $after) {
      edges {
        node {
          id type startsOn endsOn
          targeted { size }
          goals { event units events rate eventsWithinDates unitsTargeted }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

interface Answer {
  readonly workspace: {
    readonly campaigns: {
      readonly edges: readonly { readonly node: Campaign }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

/** Every campaign of the workspace with its goals, page by page. */
export async function campaigns(ask: Ask, workspace: string): Promise<readonly Campaign[]> {
  const all: Campaign[] = [];
  let after: string | null = null;
  do {
    const answer: Answer = await ask<Answer>(DOCUMENT, { workspace, after });
    const page: Answer["workspace"]["campaigns"] = answer.workspace.campaigns;
    all.push(...page.edges.map((edge) => edge.node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return all;
}

/** What the campaign's goal of this name says, or zeros where nobody reached it. */
export function goalOf(campaign: Campaign, event: string): Goal {
  const none = { event, units: 0, events: 0, rate: 0, eventsWithinDates: 0, unitsTargeted: 0 };
  return campaign.goals.find((goal) => goal.event === event) ?? none;
}
