import { graphql } from "../gql/index.ts";

graphql(`
  fragment SegmentChoiceParts on Segment {
    id
    name
    unit
    definition @include(if: $definitions)
  }
`);

/** The saved segments in use, by name; those with a text in their name, if one is given. */
export const SegmentChoicesDocument = graphql(`
  query SegmentChoices($workspace: ID!, $unit: Unit, $search: String, $first: Int!, $definitions: Boolean!) {
    workspace(id: $workspace) {
      id
      segments(unit: $unit, search: $search, first: $first) {
        totalCount
        edges {
          node {
            ...SegmentChoiceParts
          }
        }
      }
    }
  }
`);

/** One that is named by its id. */
export const NamedSegmentDocument = graphql(`
  query NamedSegment($workspace: ID!, $id: ID!, $definitions: Boolean!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        ...SegmentChoiceParts
      }
    }
  }
`);
