import type { IdentityQuery } from "../../../gql/graphql.ts";
import { graphql } from "../../../gql/index.ts";

export type IdentityView = NonNullable<NonNullable<NonNullable<IdentityQuery["workspace"]>["customer"]>["identity"]>;
export type IdentityLinkView = IdentityView["links"][number];

export const IdentityDocument = graphql(`
  query Identity($workspace: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      customer(id: $id) {
        id
        identity {
          identifiers {
            key
            type
            firstSeen
          }
          links {
            a
            b
            at
            source
            messageId
            state
            reason
            by
          }
        }
      }
    }
  }
`);

export const FindPeopleDocument = graphql(`
  query FindPeople($workspace: ID!, $search: String) {
    workspace(id: $workspace) {
      id
      customers(search: $search, first: 8) {
        edges {
          node {
            id
            name
            lastSeen
            identifiers
          }
        }
      }
    }
  }
`);

export const MergeDocument = graphql(`
  mutation MergeCustomers($workspace: ID!, $a: ID!, $b: ID!, $note: String) {
    mergeCustomers(workspaceId: $workspace, a: $a, b: $b, note: $note) {
      customers {
        id
        name
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export const PartDocument = graphql(`
  mutation PartCustomers($workspace: ID!, $a: ID!, $b: ID!, $note: String) {
    partCustomers(workspaceId: $workspace, a: $a, b: $b, note: $note) {
      customers {
        id
        name
      }
      problems {
        code
        message
        path
      }
    }
  }
`);
