import { graphql } from "../../gql/index.ts";

export const workspaceListQuery = graphql(`
  query WorkspaceList {
    me {
      role
      label
      bySession
    }
    workspaces {
      id
      name
    }
  }
`);

export const workspaceFrameQuery = graphql(`
  query WorkspaceFrame($id: ID!) {
    workspace(id: $id) {
      id
      name
      timeZone
      weekStart
      currency
      customerNoun
      accountNoun
      demo {
        title
        citation
        shiftedWeeks
        synthetic
      }
      freshness {
        asOf
        state
        reason
        version
      }
    }
  }
`);
