import type { ImportScreenQuery } from "../../gql/graphql.ts";
import { graphql } from "../../gql/index.ts";

export type Kinds = NonNullable<ImportScreenQuery["workspace"]>["recordKinds"];

export const ImportScreenDocument = graphql(`
  query ImportScreen($workspace: ID!) {
    workspace(id: $workspace) {
      id
      recordKinds {
        kind
        plural
        describe
        key
        fields {
          name
          type
          required
          describe
        }
      }
      imports {
        ...ImportParts
      }
    }
  }
  fragment ImportParts on ImportJob {
    id
    kind
    source
    fileName
    state
    linesDone
    inserted
    updated
    unchanged
    rejected
    message
    startedAt
    updatedAt
  }
`);

export const RejectsDocument = graphql(`
  query ImportRejects($workspace: ID!) {
    workspace(id: $workspace) {
      id
      imports {
        id
        rejects(first: 50) {
          line
          reason
          text
        }
      }
    }
  }
`);

export const PreviewImportDocument = graphql(`
  mutation PreviewImport($workspace: ID!, $upload: ID!, $kind: String!) {
    previewImport(workspaceId: $workspace, uploadId: $upload, kind: $kind) {
      preview {
        format
        columns {
          column
          field
          samples
        }
        sampleRejects {
          line
          reason
          text
        }
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export const StartImportDocument = graphql(`
  mutation StartImport($workspace: ID!, $upload: ID!, $kind: String!, $source: String, $mapping: [ColumnMapping!]) {
    startImport(workspaceId: $workspace, uploadId: $upload, kind: $kind, source: $source, mapping: $mapping) {
      job {
        ...ImportParts
      }
      problems {
        code
        message
        path
      }
    }
  }
`);
