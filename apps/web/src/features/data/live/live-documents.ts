import type { LiveQuery } from "../../../gql/graphql.ts";
import { graphql } from "../../../gql/index.ts";

export type LiveEvent = NonNullable<NonNullable<LiveQuery["workspace"]>["liveEvents"]>["events"][number];

export const LiveDocument = graphql(`
  query Live($workspace: ID!, $first: Int!, $after: String) {
    workspace(id: $workspace) {
      id
      liveEvents(first: $first, after: $after) {
        cursor
        more
        events {
          id
          source
          messageId
          type
          event
          userId
          anonymousId
          groupId
          at
          receivedAt
          sentAs
          properties
        }
      }
    }
  }
`);
