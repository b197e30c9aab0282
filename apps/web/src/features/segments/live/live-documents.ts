import { graphql } from "../../../gql/index.ts";

export const SegmentSizeByDayDocument = graphql(`
  query SegmentSizeByDay($workspace: ID!, $id: ID!, $days: Int!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        sizes(days: $days) {
          at
          size
          entered
          left
        }
      }
    }
  }
`);

export const SegmentMovesDocument = graphql(`
  query SegmentMoves($workspace: ID!, $id: ID!, $first: Int!, $after: String) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        recent(first: $first, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            cursor
            node {
              at
              direction
              cause
              reason
              customer {
                id
                name
              }
              account {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

/** A note whenever the members changed; the figures are then read from the one place that counts them. */
export const SegmentChangedDocument = graphql(`
  subscription SegmentChanged($workspace: ID!, $ids: [ID!]!) {
    segmentChanged(workspaceId: $workspace, ids: $ids) {
      segmentId
      asOf
    }
  }
`);
