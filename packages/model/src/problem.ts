/** What is wrong with a definition, and where: `path` leads to the very node, e.g. `["all", 1, "did", "event"]`. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
}
