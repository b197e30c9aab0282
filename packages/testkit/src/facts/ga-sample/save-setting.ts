import { type Ask, type Problem, refuseProblems } from "../ask.ts";

const DOCUMENT = `mutation Save($workspace: ID!, $name: String!, $version: Int!, $value: JSONObject!) {
  saveSetting(workspaceId: $workspace, name: $name, version: $version, value: $value) { problems { code message path } }
}`;

/** Saves the first version of a setting. */
export async function saveSetting(ask: Ask, workspace: string, name: string, value: object): Promise<void> {
  const variables = { workspace, name, version: 0, value };
  const { saveSetting: saved } = await ask<{ saveSetting: { problems: readonly Problem[] } }>(DOCUMENT, variables);
  refuseProblems(saved.problems);
}
