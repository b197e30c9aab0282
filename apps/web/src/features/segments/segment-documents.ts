import type { SegmentPartsFragment } from "../../gql/graphql.ts";
import { graphql } from "../../gql/index.ts";

export type SegmentView = SegmentPartsFragment;

// What every screen that shows one segment says of it. The hash tells the cache which figures belong to the definition.
graphql(`
  fragment SegmentParts on Segment {
    id
    name
    description
    tags
    unit
    ownerId
    version
    revision
    archivedAt
    createdAt
    updatedAt
    definition
    population {
      hash
      sentence
    }
    usedBy {
      id
      name
    }
  }
`);

export const SegmentDocument = graphql(`
  query Segment($workspace: ID!, $id: ID!) {
    me {
      label
      role
    }
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        ...SegmentParts
        problems {
          message
          path
        }
      }
    }
  }
`);
