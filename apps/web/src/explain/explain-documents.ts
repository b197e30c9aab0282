import type { ExplanationPartsFragment } from "../gql/graphql.ts";
import { graphql } from "../gql/index.ts";

export type ExplanationView = ExplanationPartsFragment;
export type ExplainedLine = ExplanationView["nodes"][number];

// The fragment that the tree needs; documents name it, the codegen puts it in.
graphql(`
  fragment ExplanationParts on Explanation {
    unit
    matches
    flipsAt
    watched
    asOf
    nodes {
      path
      depth
      kind
      sentence
      matches
      from
      to
      counts {
        what
        value
      }
      fields {
        field
        value
      }
      events {
        id
        kind
        event
        at
        detail
        customer {
          id
          name
        }
      }
    }
  }
`);

export const WhyInSegmentDocument = graphql(`
  query WhyInSegment($workspace: ID!, $segment: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      segment(id: $segment) {
        id
        name
        explain(id: $id) {
          problems {
            code
            message
          }
          explanation {
            ...ExplanationParts
          }
        }
      }
    }
  }
`);

// Every saved segment of the unit's sort, and whether it is in.
graphql(`
  fragment SegmentOfUnitParts on SegmentOfUnit {
    matches
    segment {
      id
      name
    }
  }
`);

export const UnitSegmentsDocument = graphql(`
  query UnitSegments($workspace: ID!, $id: ID!, $customers: Boolean!) {
    workspace(id: $workspace) {
      id
      customer(id: $id) @include(if: $customers) {
        id
        segments {
          ...SegmentOfUnitParts
        }
      }
      account(id: $id) @skip(if: $customers) {
        id
        segments {
          ...SegmentOfUnitParts
        }
      }
    }
  }
`);
