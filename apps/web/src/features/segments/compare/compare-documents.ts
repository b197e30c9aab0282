import { graphql } from "../../../gql/index.ts";

export const SegmentOverlapDocument = graphql(`
  query SegmentOverlap($workspace: ID!, $unit: Unit!, $of: [ConditionInput!]!) {
    workspace(id: $workspace) {
      id
      overlap(unit: $unit, of: $of) {
        parts {
          of
          size
          people {
            unit
            definition
            version
            at
          }
        }
        problems {
          message
        }
      }
    }
  }
`);

export const SegmentComparisonDocument = graphql(`
  query SegmentComparison($workspace: ID!, $unit: Unit!, $a: ConditionInput!, $b: ConditionInput!) {
    workspace(id: $workspace) {
      id
      compare(unit: $unit, a: $a, b: $b) {
        comparison {
          a {
            size
          }
          b {
            size
          }
          fieldsLeft
          differences(first: 20) {
            kind
            name
            value
            count
            share
            mean
            effect
            byDefinition
            people {
              unit
              definition
              version
              at
            }
          }
        }
        problems {
          message
        }
      }
    }
  }
`);
