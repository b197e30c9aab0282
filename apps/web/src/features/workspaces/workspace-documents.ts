import { graphql } from "../../gql/index.ts";

export const CreateWorkspaceDocument = graphql(`
  mutation CreateWorkspace($input: CreateWorkspaceInput!) {
    createWorkspace(input: $input) {
      workspace {
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
