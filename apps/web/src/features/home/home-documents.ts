import { graphql } from "../../gql/index.ts";

export const HomeDocument = graphql(`
  query Home($workspace: ID!, $includeInternal: Boolean!) {
    workspace(id: $workspace) {
      id
      home(includeInternal: $includeInternal) {
        asOf
        findings {
          key
          direction
          title
          detail
          definition
          people {
            size
            unit
            definition
            version
            at
          }
          trend {
            interval
            buckets
            unfinished
            zone
            from
            to
            compareFrom
            compareTo
            series {
              key
              label
              measure
              values
              compareValues
              total
              compareTotal
              goodDirection
              format {
                kind
                unit
                currency
                decimals
              }
            }
          }
        }
        tiles {
          key
          label
          value
          compareValue
          goodDirection
          spark
          compareSpark
          definition
          format {
            kind
            unit
            currency
            decimals
          }
        }
      }
    }
  }
`);

/** Whether anything is recorded at all. */
export const HomeFillDocument = graphql(`
  query HomeFill($workspace: ID!) {
    workspace(id: $workspace) {
      id
      customers(first: 1) {
        totalCount
      }
      accounts(first: 1) {
        totalCount
      }
    }
  }
`);

/** Where events are sent to, and whether one has arrived. */
export const FirstEventDocument = graphql(`
  query FirstEvent($workspace: ID!) {
    workspace(id: $workspace) {
      id
      collectorUrl
      liveEvents(first: 1) {
        events {
          id
          event
          source
        }
      }
    }
  }
`);
