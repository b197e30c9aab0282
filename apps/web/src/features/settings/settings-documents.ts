import { graphql } from "../../gql/index.ts";

/** What is known of people, to say who of them is internal. */
export const PeopleFieldsDocument = graphql(`
  query PeopleFields($workspace: ID!) {
    workspace(id: $workspace) {
      id
      catalog {
        fields {
          ...FieldChoice
        }
      }
    }
  }
`);
