/** A question to the public GraphQL API: answers `data` or throws with the API's own messages. */
export type Ask = <T>(document: string, variables?: Readonly<Record<string, unknown>>) => Promise<T>;

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** Asks over HTTP with a token, as any client would. */
export function asker(url: string, token: string): Ask {
  return async <T>(document: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: document, variables }),
      signal: AbortSignal.timeout(120_000),
    });
    const answer: { data?: T; errors?: readonly { message: string }[] } = JSON.parse(await response.text());
    if (answer.errors?.length || !answer.data)
      throw new Error(`${response.status}: ${answer.errors?.map((error) => error.message).join("; ")}`);
    return answer.data;
  };
}

/** A definition that the product refuses is a fault of the question: say which part. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0)
    throw new Error(problems.map((p) => `${p.path.join(".")}: ${p.message} (${p.code})`).join("; "));
}
