import type { AccountQuery } from "../../gql/graphql.ts";
import { graphql } from "../../gql/index.ts";

export type AccountView = NonNullable<NonNullable<AccountQuery["workspace"]>["account"]>;

export const AccountsDocument = graphql(`
  query Accounts($workspace: ID!, $search: String, $where: ConditionInput, $sort: AccountSort, $first: Int!, $after: String) {
    workspace(id: $workspace) {
      id
      accounts(search: $search, where: $where, sort: $sort, first: $first, after: $after) {
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
            owner {
              id
              name
            }
            metrics {
              people
              orders
              revenue
              lastOrderAt
            }
          }
        }
      }
    }
  }
`);

export const AccountDocument = graphql(`
  query Account($workspace: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      account(id: $id) {
        id
        name
        domain
        industry
        territory
        createdAt
        attributes
        contactCount
        owner {
          id
          name
          email
        }
        metrics {
          orders
          revenue
          returned
          firstOrderAt
          lastOrderAt
          people
          openPipeline
        }
        contacts(first: 6) {
          id
          name
          title
          role
          primary
          customer {
            id
            lastSeen
          }
        }
        orders(first: 6) {
          ...OrderParts
        }
        opportunities(first: 6) {
          id
          name
          stage
          status
          amount
          closeDate
        }
        activity(days: 90, lines: false) {
          ...ActivityParts
        }
      }
    }
  }
`);
