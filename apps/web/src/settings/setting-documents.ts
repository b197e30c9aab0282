import type { SettingQuery } from "../gql/graphql.ts";
import { graphql } from "../gql/index.ts";

export type SettingView = NonNullable<NonNullable<SettingQuery["workspace"]>["setting"]>;

export const SettingDocument = graphql(`
  query Setting($workspace: ID!, $name: String!) {
    workspace(id: $workspace) {
      id
      setting(name: $name) {
        ...SettingParts
      }
    }
  }
  fragment SettingParts on Setting {
    name
    describe
    version
    value
    savedAt
    savedBy
    note
    versions(first: 20) {
      version
      value
      savedAt
      savedBy
      note
    }
  }
`);

export const SaveSettingDocument = graphql(`
  mutation SaveSetting($workspace: ID!, $name: String!, $version: Int!, $value: JSONObject!, $note: String) {
    saveSetting(workspaceId: $workspace, name: $name, version: $version, value: $value, note: $note) {
      setting {
        ...SettingParts
      }
      problems {
        code
        message
        path
      }
    }
  }
`);
