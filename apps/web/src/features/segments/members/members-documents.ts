import { graphql } from "../../../gql/index.ts";

/** A page of the members, with all that can be chosen as a column, and what stands out among them. */
export const SegmentMembersDocument = graphql(`
  query SegmentMembers($workspace: ID!, $id: ID!, $first: Int!, $after: String, $customers: Boolean!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        population {
          hash
          size
          summary(first: 8) {
            field
            value
            here
            hereShare
            all
            allShare
          }
          customers(first: $first, after: $after) @include(if: $customers) {
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
                lastSeen
                traits {
                  name
                  value
                }
              }
            }
          }
          accounts(first: $first, after: $after) @skip(if: $customers) {
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
                territory
                industry
                attributes
              }
            }
          }
        }
      }
    }
  }
`);

/** The fields there are: of customers, of accounts, and of the events, by how full they are. */
export const SegmentFieldsDocument = graphql(`
  query SegmentFields($workspace: ID!) {
    workspace(id: $workspace) {
      id
      catalog {
        events {
          name
          count
          lastSeen
          properties {
            ...FieldChoice
          }
        }
        fields {
          ...FieldChoice
        }
      }
    }
  }
`);
