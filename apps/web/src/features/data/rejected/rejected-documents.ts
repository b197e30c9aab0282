import type { RejectedQuery } from "../../../gql/graphql.ts";
import { graphql } from "../../../gql/index.ts";

export type DeadLetters = NonNullable<NonNullable<RejectedQuery["workspace"]>["deadLetters"]>;

export const RejectedDocument = graphql(`
  query Rejected($workspace: ID!, $first: Int!, $after: String, $reason: String) {
    workspace(id: $workspace) {
      id
      deadLetters(first: $first, after: $after, reason: $reason) {
        counts {
          reason
          label
          count
          lastAt
        }
        rotated {
          letters
          lastAt
        }
        letters {
          id
          source
          reason
          label
          message
          receivedAt
          bytes
          raw
        }
        endCursor
        hasNextPage
      }
    }
  }
`);

export const ReplayDocument = graphql(`
  mutation ReplayDeadLetters($workspace: ID!, $ids: [ID!], $all: Boolean, $reason: String) {
    replayDeadLetters(workspaceId: $workspace, ids: $ids, all: $all, reason: $reason) {
      done
      kept
      left
      problems {
        code
        message
        path
      }
    }
  }
`);

export const DiscardDocument = graphql(`
  mutation DiscardDeadLetters($workspace: ID!, $ids: [ID!], $all: Boolean, $reason: String) {
    discardDeadLetters(workspaceId: $workspace, ids: $ids, all: $all, reason: $reason) {
      done
      kept
      left
      problems {
        code
        message
        path
      }
    }
  }
`);
