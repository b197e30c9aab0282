import type { SegmentPartsFragment, SegmentQuery } from "../../../gql/graphql.ts";
import { graphql } from "../../../gql/index.ts";

export type SegmentView = NonNullable<NonNullable<SegmentQuery["workspace"]>["segment"]>;
/** A segment as lists show it. */
export type SegmentParts = SegmentPartsFragment;
export type Asker = SegmentQuery["me"];

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

// How far its kept members are; null while nobody keeps them.
graphql(`
  fragment SegmentLiveParts on SegmentLive {
    state
    asOf
    since
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
        live {
          ...SegmentLiveParts
        }
        problems {
          message
          path
        }
      }
    }
  }
`);

export const SegmentSizeDocument = graphql(`
  query SegmentSize($workspace: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        live {
          ...SegmentLiveParts
        }
        population {
          hash
          unit
          size
          definition
          receipt {
            ...ReceiptParts
          }
        }
      }
    }
  }
`);

/** What each line does to the size. */
export const SegmentLinesDocument = graphql(`
  query SegmentLines($workspace: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        population {
          hash
          lines {
            path
            sentence
            so {
              size
              people {
                unit
                definition
                version
                at
              }
            }
            alone {
              size
            }
          }
        }
      }
    }
  }
`);

/** Of customers only: a channel reaches people. */
export const SegmentReachDocument = graphql(`
  query SegmentReach($workspace: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        population {
          hash
          size
          reach {
            channel
            parts {
              state
              size
              people {
                unit
                definition
                version
                at
              }
            }
          }
        }
      }
    }
  }
`);

export const LabelSegmentDocument = graphql(`
  mutation LabelSegment(
    $workspace: ID!
    $id: ID!
    $revision: Int!
    $label: SegmentLabelInput!
    $archived: Boolean!
    $owner: ID
  ) {
    labelSegment(
      workspaceId: $workspace
      id: $id
      revision: $revision
      label: $label
      archived: $archived
      giveTo: $owner
    ) {
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

/** Whom a segment can be given to; only those who may edit are told. */
export const OwnersDocument = graphql(`
  query Owners($workspace: ID!) {
    workspace(id: $workspace) {
      id
      members {
        id
        name
      }
    }
  }
`);
