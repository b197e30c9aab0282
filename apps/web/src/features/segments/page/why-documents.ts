import { graphql } from "../../../gql/index.ts";

export const FindUnitDocument = graphql(`
  query FindUnit($workspace: ID!, $search: String!, $first: Int!, $customers: Boolean!) {
    workspace(id: $workspace) {
      id
      customers(search: $search, first: $first) @include(if: $customers) {
        edges {
          node {
            id
            name
          }
        }
      }
      accounts(search: $search, first: $first) @skip(if: $customers) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  }
`);

export const UnitNameDocument = graphql(`
  query UnitName($workspace: ID!, $id: ID!, $customers: Boolean!) {
    workspace(id: $workspace) {
      id
      customer(id: $id) @include(if: $customers) {
        id
        name
      }
      account(id: $id) @skip(if: $customers) {
        id
        name
      }
    }
  }
`);
