import { graphql } from "../gql/index.ts";

export const CreateWriteKeyDocument = graphql(`
  mutation CreateWriteKey($workspace: ID!, $source: String!) {
    createWriteKey(workspaceId: $workspace, source: $source) {
      secret
      writeKey {
        ...WriteKeyParts
      }
      problems {
        code
        message
        path
      }
    }
  }
  fragment WriteKeyParts on WriteKey {
    id
    source
    hint
    createdAt
    revokedAt
  }
`);
