import { graphql } from "../gql/index.ts";

export const PopulationSentenceDocument = graphql(`
  query PopulationSentence($workspace: ID!, $unit: Unit!, $where: ConditionInput!) {
    workspace(id: $workspace) {
      id
      population(unit: $unit, where: $where) {
        population {
          size
          sentence
        }
        problems {
          message
        }
      }
    }
  }
`);

/** Who a population is, at one data version: how many, what stands out, and a page of them. */
export const MembersDocument = graphql(`
  query Members(
    $workspace: ID!
    $unit: Unit!
    $where: ConditionInput!
    $version: Int
    $at: Instant
    $includeInternal: Boolean!
    $first: Int!
    $after: String
    $customers: Boolean!
  ) {
    workspace(id: $workspace) {
      id
      population(unit: $unit, where: $where, version: $version, at: $at, includeInternal: $includeInternal) {
        population {
          unit
          size
          sentence
          definition
          summary(first: 5) {
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
              node {
                id
                name
                lastSeen
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
              node {
                id
                name
                territory
              }
            }
          }
          receipt {
            ...ReceiptParts
          }
        }
        problems {
          code
          message
          path
        }
      }
    }
  }
`);

export const SaveAsSegmentDocument = graphql(`
  mutation SaveAsSegment($workspace: ID!, $unit: Unit!, $label: SegmentLabelInput!, $where: ConditionInput!, $note: String!) {
    createSegment(workspaceId: $workspace, unit: $unit, label: $label, where: $where, note: $note) {
      segment {
        id
        name
      }
      problems {
        message
        path
      }
    }
  }
`);
