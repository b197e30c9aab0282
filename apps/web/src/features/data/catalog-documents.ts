import { graphql } from "../../gql/index.ts";

export const CatalogDocument = graphql(`
  query CatalogScreen($workspace: ID!) {
    workspace(id: $workspace) {
      id
      catalog {
        asOf
        events {
          name
          kind
          count
          customers
          firstSeen
          lastSeen
          properties {
            ...FieldParts
          }
        }
        fields {
          ...FieldParts
        }
      }
    }
  }
  fragment FieldParts on FieldInfo {
    of
    name
    type
    fill
    distinct
    rows
    top {
      value
      count
    }
  }
`);
