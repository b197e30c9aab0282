import type { PersonQuery } from "../../gql/graphql.ts";
import { graphql } from "../../gql/index.ts";

export type PersonView = NonNullable<NonNullable<PersonQuery["workspace"]>["customer"]>;

export const PeopleDocument = graphql(`
  query People($workspace: ID!, $search: String, $where: ConditionInput, $sort: CustomerSort, $first: Int!, $after: String) {
    workspace(id: $workspace) {
      id
      customers(search: $search, where: $where, sort: $sort, first: $first, after: $after) {
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
            firstSeen
            lastSeen
            metrics {
              orders
              revenue
              lastOrderAt
            }
            traits {
              name
              value
            }
            accounts {
              id
              name
            }
          }
        }
      }
    }
  }
`);

export const PersonDocument = graphql(`
  query Person($workspace: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      customer(id: $id) {
        id
        name
        identifiers
        firstSeen
        lastSeen
        metrics {
          orders
          revenue
          returned
          firstOrderAt
          lastOrderAt
        }
        traits {
          name
          value
          setAt
          source
        }
        accounts {
          id
          name
          industry
          territory
        }
        orders(first: 5) {
          ...OrderParts
        }
        activity(days: 90, lines: false) {
          ...ActivityParts
        }
      }
    }
  }
`);
