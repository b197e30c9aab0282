import { graphql } from "../gql/index.ts";

/** The saved segments in use, by name. */
export const SegmentChoicesDocument = graphql(`
  query SegmentChoices($workspace: ID!, $unit: Unit, $first: Int!) {
    workspace(id: $workspace) {
      id
      segments(unit: $unit, first: $first) {
        edges {
          node {
            id
            name
            unit
          }
        }
      }
    }
  }
`);
