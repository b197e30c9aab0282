import { graphql } from "../gql/index.ts";

export const TimelineParts = graphql(`
  fragment TimelineParts on TimelineConnection {
    edges {
      cursor
      node {
        id
        kind
        event
        at
        originalAt
        detail
        amount
        currency
        source
        customer {
          id
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    asOf
    counts {
      kind
      count
    }
  }
`);

export const ActivityParts = graphql(`
  fragment ActivityParts on Activity {
    days
    events
    business
    total
  }
`);
