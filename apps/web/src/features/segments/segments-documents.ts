import { graphql } from "../../gql/index.ts";

export const SegmentsDocument = graphql(`
  query Segments(
    $workspace: ID!
    $search: String
    $tag: String
    $unit: Unit
    $archived: Boolean!
    $first: Int!
    $after: String
  ) {
    me {
      label
      role
    }
    workspace(id: $workspace) {
      id
      segments(search: $search, tag: $tag, unit: $unit, archived: $archived, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            ...SegmentParts
          }
        }
      }
    }
  }
`);

/** Counted after the list stands, so that many segments do not hold it up. */
export const SegmentSizesDocument = graphql(`
  query SegmentSizes(
    $workspace: ID!
    $search: String
    $tag: String
    $unit: Unit
    $archived: Boolean!
    $first: Int!
    $after: String
  ) {
    workspace(id: $workspace) {
      id
      segments(search: $search, tag: $tag, unit: $unit, archived: $archived, first: $first, after: $after) {
        edges {
          node {
            id
            problems {
              message
            }
            population {
              hash
              size
            }
          }
        }
      }
    }
  }
`);
