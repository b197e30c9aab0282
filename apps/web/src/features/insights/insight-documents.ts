import { graphql } from "../../gql/index.ts";

graphql(`
  fragment FieldChoice on FieldInfo {
    of
    name
    type
    fill
    rows
    top {
      value
      count
    }
  }
`);

graphql(`
  fragment InsightTrendParts on Trend {
    unit
    interval
    buckets
    from
    to
    compareFrom
    compareTo
    at
    unfinished
    zone
    finding
    hiddenValues
    series {
      key
      label
      breakdown
      role
      measure
      goodDirection
      values
      total
      compareValues
      compareTotal
      compareElapsedTotal
      peopleNote
      format {
        kind
        unit
        currency
        decimals
      }
    }
    receipt {
      ...ReceiptParts
    }
  }
`);

export const InsightCatalogDocument = graphql(`
  query InsightCatalog($workspace: ID!) {
    workspace(id: $workspace) {
      id
      catalog {
        events {
          name
          kind
          count
          customers
          lastSeen
          properties {
            ...FieldChoice
          }
        }
        fields {
          ...FieldChoice
        }
        measures {
          name
          label
          describe
          needsProperty
        }
        sessionFields
      }
    }
  }
`);

export const InsightTrendDocument = graphql(`
  query InsightTrend($workspace: ID!, $query: TrendInput!) {
    workspace(id: $workspace) {
      id
      trend(query: $query) {
        trend {
          ...InsightTrendParts
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

/** Only the definitions: sizes and members are asked for the one figure that was opened. */
export const FigurePeopleDocument = graphql(`
  query FigurePeople($workspace: ID!, $query: TrendInput!, $at: Instant!, $bucket: Int, $compare: Boolean!) {
    workspace(id: $workspace) {
      id
      trend(query: $query, at: $at) {
        trend {
          series {
            key
            people(bucket: $bucket, compare: $compare) {
              unit
              definition
            }
          }
        }
      }
    }
  }
`);
