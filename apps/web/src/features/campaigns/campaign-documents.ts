import type { CampaignQuery } from "../../gql/graphql.ts";
import { graphql } from "../../gql/index.ts";

export type CampaignView = NonNullable<NonNullable<CampaignQuery["workspace"]>["campaign"]>;

// Both pages draw a count as the link to its people.
graphql(`
  fragment CampaignCountParts on CampaignCount {
    size
    people {
      definition
      version
      at
      unit
    }
  }
`);

export const CampaignsDocument = graphql(`
  query Campaigns($workspace: ID!, $search: String, $first: Int!, $after: String) {
    workspace(id: $workspace) {
      id
      campaigns(search: $search, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            name
            type
            channel
            startsOn
            endsOn
            randomHoldout
            targeted {
              ...CampaignCountParts
            }
            goals {
              event
              units
              rate
            }
          }
        }
      }
    }
  }
`);

export const CampaignDocument = graphql(`
  query Campaign($workspace: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      campaign(id: $id) {
        id
        name
        type
        channel
        startsOn
        endsOn
        attributes
        randomHoldout
        targeted {
          ...CampaignCountParts
        }
        heldOut {
          ...CampaignCountParts
        }
        goals {
          event
          units
          events
          rate
          eventsWithinDates
          unitsTargeted
          people {
            definition
            version
            at
            unit
          }
        }
      }
    }
  }
`);

export const GoalPeopleDocument = graphql(`
  query GoalPeople($workspace: ID!, $where: ConditionInput!, $first: Int!) {
    workspace(id: $workspace) {
      id
      customers(where: $where, sort: revenue, first: $first) {
        edges {
          node {
            id
            name
            metrics {
              orders
              revenue
            }
          }
        }
      }
    }
  }
`);
