import { graphql } from "../gql/index.ts";

export const PopulationSentenceDocument = graphql(`
  query PopulationSentence($workspace: ID!, $unit: Unit!, $where: ConditionInput!) {
    workspace(id: $workspace) {
      id
      population(unit: $unit, where: $where) {
        population {
          size
          sentence
        }
        problems {
          message
        }
      }
    }
  }
`);
