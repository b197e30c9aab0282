import type { ConnectionTablesQuery, MappingScreenQuery } from "../../../gql/graphql.ts";
import { graphql } from "../../../gql/index.ts";

export type MappingScreen = NonNullable<MappingScreenQuery["workspace"]>;
export type ForeignTable = NonNullable<ConnectionTablesQuery["workspace"]>["describeConnection"]["tables"][number];

export const MappingScreenDocument = graphql(`
  query MappingScreen($workspace: ID!) {
    workspace(id: $workspace) {
      id
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
        mapping
        state
        rejected
        rejects(first: 10) {
          key
          reason
        }
      }
      recordKinds {
        kind
        plural
        describe
        fields {
          name
          type
          required
          describe
        }
      }
    }
  }
`);

export const ConnectionTablesDocument = graphql(`
  query ConnectionTables($workspace: ID!, $name: String!) {
    workspace(id: $workspace) {
      id
      describeConnection(name: $name) {
        problem
        tables {
          database
          name
          keys
          columns {
            name
            type
          }
        }
      }
    }
  }
`);

export const MappingPreviewDocument = graphql(`
  query MappingPreview($workspace: ID!, $mapping: JSONObject!) {
    workspace(id: $workspace) {
      id
      previewMapping(mapping: $mapping, first: 10) {
        sentence
        rows {
          key
          becomes
          problem
        }
        problems {
          code
          message
          path
        }
      }
    }
  }
`);

export const MappingDryRunDocument = graphql(`
  query MappingDryRun($workspace: ID!, $mapping: JSONObject!) {
    workspace(id: $workspace) {
      id
      dryRunMapping(mapping: $mapping) {
        rows
        inserts
        updates
        unchanged
        rejected
        complete
        reasons {
          reason
          rows
          key
        }
        problems {
          code
          message
          path
        }
      }
    }
  }
`);

export const SaveMappingDocument = graphql(`
  mutation SaveMapping($workspace: ID!, $version: Int!, $mapping: JSONObject!) {
    saveMapping(workspaceId: $workspace, version: $version, mapping: $mapping) {
      connectedSource {
        id
        name
        version
        mapping
        sentence
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
