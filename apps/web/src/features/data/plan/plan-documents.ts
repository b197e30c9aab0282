import type { PlanViolationsQuery } from "../../../gql/graphql.ts";
import { graphql } from "../../../gql/index.ts";

export type PlanViolation = NonNullable<
  PlanViolationsQuery["workspace"]
>["trackingPlan"]["events"][number]["violations"][number];

/** What differs from the plan as it is saved; a draft has none yet. */
export const PlanViolationsDocument = graphql(`
  query PlanViolations($workspace: ID!) {
    workspace(id: $workspace) {
      id
      trackingPlan {
        events {
          name
          violations {
            kind
            property
            count
            since
            last
            samples {
              source
              messageId
              timestamp
              value
            }
          }
        }
      }
    }
  }
`);
