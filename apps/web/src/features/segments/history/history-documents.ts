import { graphql } from "../../../gql/index.ts";

export const SegmentHistoryDocument = graphql(`
  query SegmentHistory($workspace: ID!, $id: ID!, $first: Int!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        version
        versions(first: $first) {
          version
          definition
          savedAt
          savedBy
          note
          added
          removed
        }
      }
    }
  }
`);

export const RestoreSegmentDocument = graphql(`
  mutation RestoreSegment($workspace: ID!, $id: ID!, $version: Int!, $where: ConditionInput!, $note: String!) {
    defineSegment(workspaceId: $workspace, id: $id, version: $version, where: $where, note: $note) {
      segment {
        ...SegmentParts
      }
      problems {
        code
        message
        path
      }
    }
  }
`);
