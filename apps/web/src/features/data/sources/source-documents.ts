import type { SourcesQuery } from "../../../gql/graphql.ts";
import { graphql } from "../../../gql/index.ts";

export type Sources = NonNullable<SourcesQuery["workspace"]>;
export type WriteKeyRow = Sources["writeKeys"][number];
export type ConnectedRow = Sources["connectedSources"][number];

export const SourcesDocument = graphql(`
  query Sources($workspace: ID!) {
    workspace(id: $workspace) {
      id
      collectorUrl
      writeKeys {
        ...WriteKeyParts
      }
      connections {
        name
        kind
        state
        reason
      }
      connectedSources {
        id
        name
        version
        sentence
        state
        rowsRead
        rowsStored
        rejected
        lastSyncAt
        lagSeconds
        problem
      }
      imports {
        ...ImportParts
      }
    }
  }
`);

export const RevokeWriteKeyDocument = graphql(`
  mutation RevokeWriteKey($workspace: ID!, $id: ID!) {
    revokeWriteKey(workspaceId: $workspace, id: $id) {
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
`);

export const RemoveMappingDocument = graphql(`
  mutation RemoveMapping($workspace: ID!, $id: ID!, $keepData: Boolean!) {
    removeMapping(workspaceId: $workspace, id: $id, keepData: $keepData) {
      connectedSource {
        id
        state
      }
      problems {
        code
        message
        path
      }
    }
  }
`);
