import { graphql } from "../../../gql/index.ts";

export const SegmentTrendDocument = graphql(`
  query SegmentTrend($workspace: ID!, $query: TrendInput!) {
    workspace(id: $workspace) {
      id
      trend(query: $query) {
        trend {
          at
          finding
          interval
          zone
          buckets
          from
          to
          unfinished
          receipt {
            ...ReceiptParts
          }
          series {
            key
            label
            role
            goodDirection
            values
            total
            format {
              kind
              unit
              currency
              decimals
            }
          }
        }
        problems {
          message
          path
        }
      }
    }
  }
`);

/** Who stands behind one point of the trend, asked when it is opened. */
export const SegmentTrendPeopleDocument = graphql(`
  query SegmentTrendPeople($workspace: ID!, $query: TrendInput!, $at: Instant!, $bucket: Int!) {
    workspace(id: $workspace) {
      id
      trend(query: $query, at: $at) {
        trend {
          series {
            key
            people(bucket: $bucket) {
              unit
              definition
            }
          }
        }
      }
    }
  }
`);

export const SegmentBreakdownDocument = graphql(`
  query SegmentBreakdown($workspace: ID!, $id: ID!, $field: BreakdownFieldInput!, $first: Int!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        population {
          hash
          size
          breakdown(field: $field, first: $first) {
            problems {
              message
            }
            rows {
              kind
              value
              size
              share
              people {
                unit
                definition
                version
                at
              }
            }
          }
        }
      }
    }
  }
`);
