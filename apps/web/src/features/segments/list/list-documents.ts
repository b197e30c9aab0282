import { graphql } from "../../../gql/index.ts";

export const CreateSegmentListDocument = graphql(`
  mutation CreateSegmentList($workspace: ID!, $unit: Unit!, $label: SegmentLabelInput!) {
    createSegmentList(workspaceId: $workspace, unit: $unit, label: $label) {
      segment {
        id
        name
      }
      problems {
        message
        path
      }
    }
  }
`);

export const EditSegmentListDocument = graphql(`
  mutation EditSegmentList(
    $workspace: ID!
    $id: ID!
    $mode: ListEditMode!
    $ids: [String!]!
    $upload: ListUploadInput
  ) {
    editSegmentList(workspaceId: $workspace, id: $id, mode: $mode, ids: $ids, upload: $upload) {
      added
      removed
      unknown
      unknownSamples
      problems {
        message
      }
    }
  }
`);
