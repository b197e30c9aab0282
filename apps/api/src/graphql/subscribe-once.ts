import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  subscribe,
  validate,
} from "graphql";
import type { RequestContext } from "../context.ts";
import { allRules } from "./armor.ts";
import { costProblem, limits, withoutGuesses } from "./limits.ts";
import type { maskErrors } from "./mask-errors.ts";

export interface SubscriptionRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | null;
}

interface Parts {
  readonly schema: GraphQLSchema;
  readonly mask: ReturnType<typeof maskErrors>;
}

type Stream = AsyncIterator<ExecutionResult>;

/** One subscription under the same limits as any query: its stream, or the answer that says why there is none. */
export async function subscribeOnce(
  { schema, mask }: Parts,
  { query, variables, operationName }: SubscriptionRequest,
  contextValue: RequestContext,
): Promise<Stream | ExecutionResult> {
  const masked = (result: ExecutionResult): ExecutionResult => {
    if (!result.errors) return result;
    const errors = result.errors.map((error) => {
      const { message, ...more } = mask(error.toJSON(), error);
      return new GraphQLError(message, { extensions: more.extensions ?? null });
    });
    return { ...result, data: result.data ?? null, errors };
  };
  try {
    const document = parse(query, { maxTokens: limits.tokens });
    const [wrong] = validate(schema, document, allRules);
    if (wrong) return refused(withoutGuesses(wrong.message));
    if (getOperationAST(document, operationName)?.operation !== "subscription")
      return refused("Only a subscription is answered here; queries and mutations go to /graphql.");
    const problem = costProblem({ schema, document, contextValue, variables, operationName });
    if (problem) return { data: null, errors: [problem] };
    const result = await subscribe({ schema, document, contextValue, variableValues: variables, operationName });
    return Symbol.asyncIterator in result ? each(result, masked) : masked(result);
  } catch (error) {
    if (error instanceof GraphQLError) return refused(withoutGuesses(error.message));
    throw error;
  }
}

function refused(message: string): ExecutionResult {
  return { data: null, errors: [new GraphQLError(message, { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } })] };
}

/** Not a generator: its end reaches the source also while the next result is waited for. */
function each(source: AsyncGenerator<ExecutionResult>, change: (result: ExecutionResult) => ExecutionResult): Stream {
  return {
    next: async () => {
      const { value, done } = await source.next();
      return done ? { value: undefined, done: true } : { value: change(value), done: false };
    },
    return: async () => {
      await source.return(undefined);
      return { value: undefined, done: true };
    },
  };
}
