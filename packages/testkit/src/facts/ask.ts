/** A question to the public GraphQL API: answers `data` or throws with the API's own messages. */
export type Ask = <Data>(document: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>;

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** A definition that the product refuses is a fault of the question: say which part. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0)
    throw new Error(problems.map((p) => `${p.path.join(".")}: ${p.message} (${p.code})`).join("; "));
}
