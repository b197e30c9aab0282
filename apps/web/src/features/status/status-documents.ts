import { graphql } from "../../gql/index.ts";

export const StatusDocument = graphql(`
  query StatusScreen($workspace: ID!) {
    workspace(id: $workspace) {
      id
      status {
        version
        stores {
          name
          engine
          state
          reason
          latencyMs
          counts {
            name
            count
          }
        }
        engine {
          state
          version
          asOf
          rows
          runs
          deltaRows
          lagDocuments
          lagBusiness
          lagSeconds
          lastCompactionAt
          lastReconciledAt
          problem
          bytes
        }
        segments {
          state
          asOf
          followed
          uncounted
          trouble
          troubleAt
        }
        processes {
          name
          state
          since
          restarts
        }
      }
    }
  }
`);
