import type {
  BuilderCatalogQuery,
  BuilderCountQuery,
  BuilderPeopleQuery,
  BuiltSegmentQuery,
} from "../../../gql/graphql.ts";
import { graphql } from "../../../gql/index.ts";

export type BuilderCatalog = NonNullable<BuilderCatalogQuery["workspace"]>;
export type SavedSegment = NonNullable<NonNullable<BuiltSegmentQuery["workspace"]>["segment"]>;
export type Counted = NonNullable<BuilderCountQuery["workspace"]>["population"];
export type PeopleCounted = NonNullable<BuilderPeopleQuery["workspace"]>["population"]["population"];

/** What the controls offer besides the saved segments: the catalog with real values. */
export const BuilderCatalogDocument = graphql(`
  query BuilderCatalog($workspace: ID!) {
    workspace(id: $workspace) {
      id
      catalog {
        events {
          name
          kind
          count
          properties {
            ...FieldChoice
          }
        }
        fields {
          ...FieldChoice
        }
        sessionFields
      }
    }
  }
`);

export const BuiltSegmentDocument = graphql(`
  query BuiltSegment($workspace: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        name
        description
        tags
        unit
        version
        definition
        usedBy {
          id
          name
        }
        versions(first: 20) {
          version
          savedAt
          savedBy
          note
          definition
          added
          removed
        }
      }
    }
  }
`);

/** The number that everybody waits for comes alone; what explains it is asked beside it. */
export const BuilderCountDocument = graphql(`
  query BuilderCount($workspace: ID!, $unit: Unit!, $where: ConditionInput!) {
    workspace(id: $workspace) {
      id
      population(unit: $unit, where: $where) {
        problems {
          code
          message
          path
        }
        population {
          hash
          size
          receipt {
            asOf
            version
            sentence
          }
          lines {
            path
            so {
              size
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

/** Asked only while the exact number is on its way. */
export const BuilderEstimateDocument = graphql(`
  query BuilderEstimate($workspace: ID!, $unit: Unit!, $where: ConditionInput!) {
    workspace(id: $workspace) {
      id
      population(unit: $unit, where: $where) {
        population {
          hash
          estimate {
            size
            margin
            note
          }
        }
      }
    }
  }
`);

export const BuilderPeopleDocument = graphql(`
  query BuilderPeople($workspace: ID!, $unit: Unit!, $where: ConditionInput!, $customers: Boolean!) {
    workspace(id: $workspace) {
      id
      population(unit: $unit, where: $where) {
        population {
          hash
          size
          reach {
            channel
            parts {
              state
              size
            }
          }
          customers(first: 20) @include(if: $customers) {
            edges {
              node {
                id
                name
                lastSeen
              }
            }
          }
          accounts(first: 20) @skip(if: $customers) {
            edges {
              node {
                id
                name
                territory
              }
            }
          }
        }
      }
    }
  }
`);

export const BuilderOverlapDocument = graphql(`
  query BuilderOverlap($workspace: ID!, $unit: Unit!, $of: [ConditionInput!]!) {
    workspace(id: $workspace) {
      id
      overlap(unit: $unit, of: $of) {
        parts {
          of
          size
        }
      }
    }
  }
`);

/** One condition alone, for a line inside a group. */
export const AloneDocument = graphql(`
  query Alone($workspace: ID!, $unit: Unit!, $where: ConditionInput!) {
    workspace(id: $workspace) {
      id
      population(unit: $unit, where: $where) {
        population {
          hash
          size
        }
      }
    }
  }
`);

export const WhyDraftDocument = graphql(`
  query WhyDraft($workspace: ID!, $unit: Unit!, $where: ConditionInput!, $id: ID!) {
    workspace(id: $workspace) {
      id
      explain(unit: $unit, where: $where, id: $id) {
        problems {
          message
        }
        explanation {
          ...ExplanationParts
        }
      }
    }
  }
`);

/** What saving the draft would do to whoever uses the segment. */
export const ChangeDocument = graphql(`
  query Change($workspace: ID!, $id: ID!, $where: ConditionInput!) {
    workspace(id: $workspace) {
      id
      segment(id: $id) {
        id
        change(where: $where) {
          added
          removed
          problems {
            message
          }
          entering {
            hash
            size
          }
          leaving {
            hash
            size
          }
          enteringSample(first: 3) {
            ...Changed
          }
          leavingSample(first: 3) {
            ...Changed
          }
        }
      }
    }
  }
`);

graphql(`
  fragment Changed on ChangedUnit {
    customer {
      id
      name
    }
    account {
      id
      name
    }
    because {
      path
      sentence
      matches
      counts {
        what
        value
      }
      fields {
        field
        value
      }
    }
  }
`);

export const CreateSegmentDocument = graphql(`
  mutation CreateSegment(
    $workspace: ID!
    $unit: Unit!
    $label: SegmentLabelInput!
    $where: ConditionInput!
    $note: String!
  ) {
    createSegment(workspaceId: $workspace, unit: $unit, label: $label, where: $where, note: $note) {
      segment {
        id
        name
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export const DefineSegmentDocument = graphql(`
  mutation DefineSegment($workspace: ID!, $id: ID!, $version: Int!, $where: ConditionInput!, $note: String!) {
    defineSegment(workspaceId: $workspace, id: $id, version: $version, where: $where, note: $note) {
      segment {
        id
        name
        version
        definition
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export const SomeoneDocument = graphql(`
  query Someone($workspace: ID!, $search: String!, $customers: Boolean!) {
    workspace(id: $workspace) {
      id
      customers(first: 8, search: $search) @include(if: $customers) {
        edges {
          node {
            id
            name
          }
        }
      }
      accounts(first: 8, search: $search) @skip(if: $customers) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  }
`);

export const CompareDraftDocument = graphql(`
  query CompareDraft($workspace: ID!, $unit: Unit!, $a: ConditionInput!, $b: ConditionInput!) {
    workspace(id: $workspace) {
      id
      compare(unit: $unit, a: $a, b: $b) {
        problems {
          message
        }
        comparison {
          a {
            hash
            size
          }
          b {
            hash
            size
          }
          both {
            hash
            size
          }
          onlyA {
            hash
            size
          }
          onlyB {
            hash
            size
          }
          differences(first: 8) {
            kind
            name
            value
            count
            share
            mean
            effect
          }
        }
      }
    }
  }
`);
